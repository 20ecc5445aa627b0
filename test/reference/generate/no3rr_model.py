"""Mean-field kinetics of the published nitrate-reduction model in decimal arithmetic of any precision.

Written from the published coefficients (datasets/no3rr-liu2019/parameters.json) alone, in a formulation of its own, as an
independent check of src/kinetics. Only the standard library is used.

Rate constants (R the gas constant, all energies in kJ/mol):
  Arrhenius        k = A exp(-E / RT), E = dO x_O + dN x_N + const + F_U c U, c = 96.485 kJ/mol per volt
  Hertz-Knudsen    adsorption  k = S area p0 / sqrt(2 pi m k_B T) per bar
                   desorption  k = S (k_B T / h) (2 pi m k_B T area / h^2) (T / (sigma theta_rot)) exp(-E / RT)
x_O, x_N are binding energies, positive = stronger. A directed step runs at k times the activities (nitrate, gases) and the
coverages on its left, each to the power of its count. H+ and e- have unit activity: the potential is in E.
"""

import json
import re
from decimal import Decimal as D
from decimal import getcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PARAMETERS = ROOT / "datasets" / "no3rr-liu2019" / "parameters.json"

BOLTZMANN = D("1.380649e-23")
PLANCK = D("6.62607015e-34")
ATOMIC_MASS = D("1.66053906660e-27")
BAR = D(100000)
CHEMOSTATS = ("H+", "e-")


def pi():
    """Machin's formula, to the working precision."""

    def arctan_inverse(n):
        power = D(1) / n
        total, k, sign = power, 1, -1
        while True:
            power /= n * n
            k += 2
            term = power / k
            if term < total.scaleb(-getcontext().prec - 2):
                return total
            total += sign * term
            sign = -sign

    return 4 * (4 * arctan_inverse(D(5)) - arctan_inverse(D(239)))


def read_side(text):
    """'NO3* + 2 H' -> {'NO3*': 1, 'H': 2}. Species are separated by ' + ', so that NO3- and H+ stay whole."""
    terms = {}
    for part in text.split(" + "):
        count, name = re.fullmatch(r"\s*(\d*)\s*(\S+)\s*", part).groups()
        terms[name] = terms.get(name, 0) + int(count or 1)
    return terms


class Model:
    def __init__(self):
        data = json.loads(PARAMETERS.read_text(), parse_float=D, parse_int=D)
        self.data = data
        self.perVolt = data["kJ_per_mol_per_eV"]
        self.gas = data["gasConstant_J_per_mol_K"] / 1000
        self.rows = [("hk", row) for row in data["hertzKnudsen"]] + [("arrhenius", row) for row in data["arrhenius"]]
        self.steps = [row["step"] for _, row in self.rows]
        self.directed = []
        for step in self.steps:
            left, right = (read_side(side) for side in step.split("<->"))
            self.directed += [(left, right), (right, left)]
        names = list(dict.fromkeys(name for left, right in self.directed for name in (*left, *right)))
        self.surface = [n for n in names if n.endswith("*")]
        self.open = [n for n in names if not n.endswith("*") and n not in CHEMOSTATS]
        index = {n: i for i, n in enumerate(self.surface)}
        self.empty = index["*"]
        # coverage orders of each directed step, and the net change that it makes to every coverage
        self.orders = [[(index[n], c) for n, c in left.items() if n in index] for left, _ in self.directed]
        self.change = [
            [(i, right.get(n, 0) - left.get(n, 0)) for n, i in index.items() if right.get(n, 0) != left.get(n, 0)]
            for left, right in self.directed
        ]

    def energy(self, form, point):
        return form["dO"] * point["E_O"] + form["dN"] * point["E_N"] + form["const"] + form["F_U"] * self.perVolt * point["U"]

    def domain_margin(self, point):
        """Smallest of the barriers that the published domain wants to be non-negative [kJ/mol]."""
        rows = {row["step"]: row for kind, row in self.rows if kind == "arrhenius"}
        return min(
            self.energy(rows[rule["step"]][direction], point)
            for rule in self.data["domain"]["barriers"]
            for direction in rule["directions"]
        )

    def rate_constants(self, point):
        """k of every directed step [1/s], activities included."""
        T = point["T"]
        constants = []
        for kind, row in self.rows:
            if kind == "hk":
                mass, area = row["mass_amu"] * ATOMIC_MASS, row["area_m2"]
                thermal = BOLTZMANN * T
                adsorption = row["sticking"] * area * BAR / (2 * pi() * mass * thermal).sqrt()
                plane = 2 * pi() * mass * thermal * area / PLANCK**2
                rotation = T / (row["symmetry"] * row["rotationalTemperature_K"])
                barrier = self.energy(row["desorption"], point)
                desorption = row["sticking"] * thermal / PLANCK * plane * rotation * (-barrier / (self.gas * T)).exp()
                constants += [adsorption, desorption]
            else:
                for direction in ("forward", "reverse"):
                    barrier = self.energy(row[direction], point)
                    constants.append(row["prefactor_per_s"] * (-barrier / (self.gas * T)).exp())
        for d, (left, _) in enumerate(self.directed):
            for name, count in left.items():
                if name in self.open:
                    constants[d] *= point["activities"].get(name, D(0)) ** count
        return constants

    def rates(self, k, theta):
        """Gross rate of every directed step [1/s per site]."""
        result = []
        for constant, orders in zip(k, self.orders):
            rate = constant
            for i, order in orders:
                rate *= theta[i] if order == 1 else theta[i] ** order
            result.append(rate)
        return result

    def tofs(self, rates):
        """Net production of every external species [1/s per site], H+ and e- left out."""
        return {
            name: sum(
                (right.get(name, 0) - left.get(name, 0)) * rate for (left, right), rate in zip(self.directed, rates)
            )
            for name in self.open
        }


def solve(matrix, columns):
    """Solves matrix x = c for every c of columns, by Gauss elimination with scaled partial pivoting."""
    n = len(matrix)
    rows = [list(row) + [column[i] for column in columns] for i, row in enumerate(matrix)]
    for row in rows:
        top = max(abs(value) for value in row[:n])
        row[:] = [value / top for value in row]
    for p in range(n):
        best = max(range(p, n), key=lambda r: abs(rows[r][p]))
        rows[p], rows[best] = rows[best], rows[p]
        pivot = rows[p]
        for r in range(p + 1, n):
            row = rows[r]
            if row[p] == 0:
                continue
            factor = row[p] / pivot[p]
            row[p + 1 :] = [a - factor * b if b else a for a, b in zip(row[p + 1 :], pivot[p + 1 :])]
            row[p] = D(0)
    solutions = []
    for c in range(len(columns)):
        x = [D(0)] * n
        for r in range(n - 1, -1, -1):
            x[r] = (rows[r][n + c] - sum(rows[r][s] * x[s] for s in range(r + 1, n))) / rows[r][r]
        solutions.append(x)
    return solutions
