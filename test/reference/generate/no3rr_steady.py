"""Writes ../data/no3rr-extra.json: steady states of the nitrate model that are not in the shared reference file.

    python3 -B test/reference/generate/no3rr_steady.py               (about ten minutes; Python 3.9 or newer)
    python3 -B test/reference/generate/no3rr_steady.py --check FILE  (compares with a file of the shared format)

Method: at every species the production P_i must equal the consumption C_i. The unknowns are ln theta and the equations
ln P_i - ln C_i = 0 (for all species but the empty site) and ln(sum theta) = 0, solved by Newton's method in 300-digit
decimals. The start is followed from the clean surface: implicit Euler steps of growing length (P_i gains theta_i(old)/h,
C_i gains theta_i/h) lead from it to the steady state, so the solution found is the one that a clean surface reaches.
Degrees of rate control come from implicit differentiation of the same equations.
"""

import json
import random
import sys
from decimal import Decimal as D
from decimal import getcontext
from pathlib import Path

from no3rr_model import Model, solve

DIGITS = 300
OUTPUT = Path(__file__).resolve().parents[1] / "data" / "no3rr-extra.json"
CONTROLLED = ("NO3-", "NH3", "N2")


class Steady:
    def __init__(self, model, k):
        self.model, self.k = model, k
        self.n = len(model.surface)

    def balance(self, x, old, h):
        """Residuals ln P - ln C, their Jacobian by ln theta, and the shares of the directed steps in each."""
        model, n = self.model, self.n
        theta = [value.exp() for value in x]
        rates = model.rates(self.k, theta)
        made, used = [D(0)] * n, [D(0)] * n
        if h is not None:
            made = [value / h for value in old]
            used = [value / h for value in theta]
        for rate, change in zip(rates, model.change):
            for i, c in change:
                if c > 0:
                    made[i] += c * rate
                else:
                    used[i] -= c * rate
        shares = [[] for _ in range(n)]
        jacobian = [[D(0)] * n for _ in range(n)]
        for d, (rate, change) in enumerate(zip(rates, model.change)):
            if rate == 0:
                continue
            for i, c in change:
                share = c * rate / (made[i] if c > 0 else used[i])
                shares[i].append((d, share))
                for s, order in model.orders[d]:
                    jacobian[i][s] += share * order
        if h is not None:
            for i in range(n):
                jacobian[i][i] -= theta[i] / h / used[i]
        residual = [a.ln() - b.ln() if a and b else None for a, b in zip(made, used)]
        total = sum(theta)
        e = model.empty
        residual[e] = total.ln()
        jacobian[e] = [value / total for value in theta]
        shares[e] = []
        return residual, jacobian, shares, rates, theta, made, used

    def newton(self, x, old, h, goal, limit=60):
        """Newton iteration in ln theta until the step is below `goal`; None when it does not get there."""
        for _ in range(limit):
            residual, jacobian, *_ = self.balance(x, old, h)
            if any(value is None for value in residual):
                return None
            (step,) = solve(jacobian, [[-value for value in residual]])
            size = max(abs(value) for value in step)
            share = min(D(1), D(20) / size) if size else D(1)
            x = [value + share * s for value, s in zip(x, step)]
            if size < goal:
                return x
        return None

    def first_step(self, h):
        """ln theta and theta after an implicit Euler step from the clean surface, short against every process.

        The start of Newton's method: theta_i <- theta_i P_i / C_i, from next to nothing, species after species.
        """
        n, e = self.n, self.model.empty
        clean = [D(1) if i == e else D(0) for i in range(n)]
        x = [D(0) if i == e else D(-2000) for i in range(n)]
        for _ in range(2 * n):
            residual = self.balance(x, clean, h)[0]
            x = [D(0) if i == e else value + change for i, (value, change) in enumerate(zip(x, residual))]
        return self.newton(x, clean, h, D("1e-15"))

    def from_clean_surface(self):
        """ln theta after implicit Euler steps of growing length from the clean surface, up to 1e150 s."""
        h, factor = D("0.001") / max(self.k), D(10)
        x = self.first_step(h)
        while h < D("1e150"):
            total = sum(value.exp() for value in x)
            theta = [value.exp() / total for value in x]
            trial = self.newton(x, theta, h * factor, D("1e-6"))
            if trial is None:
                factor = factor.sqrt()
                assert factor > D("1.001"), "no step converges"
                continue
            x, h = trial, h * factor
            factor = min(factor**2, D(10000))
        return x

    def solve(self):
        x = self.newton(self.from_clean_surface(), None, None, D("1e-150"))
        residual, jacobian, shares, rates, theta, made, used = self.balance(x, None, None)
        worst = max(abs(a - b) / max(a, b) for a, b in zip(made, used))
        assert worst < D("1e-60"), worst
        assert abs(sum(theta) - 1) < D("1e-60")
        return theta, rates, self.sensitivities(jacobian, shares, rates), worst

    def sensitivities(self, jacobian, shares, rates):
        """d ln|TOF| / d ln k of every directed step, per external species."""
        n, count = self.n, len(rates)
        columns = [[D(0)] * n for _ in range(count)]
        for i in range(n):
            for d, share in shares[i]:
                columns[d][i] -= share
        byRate = solve(jacobian, columns)
        result = {}
        tofs = self.model.tofs(rates)
        for name, tof in tofs.items():
            if tof == 0:
                continue
            row = [D(0)] * count
            for d, ((left, right), rate) in enumerate(zip(self.model.directed, rates)):
                weight = (right.get(name, 0) - left.get(name, 0)) * rate / tof
                if weight == 0:
                    continue
                row[d] += weight
                for e in range(count):
                    row[e] += weight * sum(order * byRate[e][s] for s, order in self.model.orders[d])
            result[name] = row
        return result


def digits(value, n=25):
    return f"{value:.{n - 1}e}".replace("e+", "e")


def solved(model, point):
    steady = Steady(model, model.rate_constants(point))
    theta, rates, byRate, worst = steady.solve()
    tofs = model.tofs(rates)
    atoms(tofs)
    return theta, tofs, byRate, worst


def atoms(tofs):
    """Nitrogen is conserved by the solution: what is produced is what is consumed."""
    nitrogen = {"NO3-": 1, "NO": 1, "NH3": 1, "N2": 2, "N2O": 2}
    terms = [count * tofs[name] for name, count in nitrogen.items()]
    assert abs(sum(terms)) <= max(abs(t) for t in terms) * D("1e-60")


def drawn_points(model):
    """Forty points in the domain, from a fixed seed; every other one with products in the reservoir."""
    rng = random.Random(9007052)
    points = []
    while len(points) < 40:
        k = len(points)
        point = {
            "E_O": D(rng.randrange(2000, 7000)) / 10,
            "E_N": D(rng.randrange(2000, 7000)) / 10,
            "U": D(rng.randrange(-600, 201)) / 1000,
            "T": D(rng.randrange(250, 601)),
        }
        activities = {"NO3-": drawn(rng, -6, 1)}
        if k % 2 == 1:
            activities["H2"] = drawn(rng, -6, 0) if k % 4 == 1 else D(1)
            activities["NH3"] = drawn(rng, -9, 0)
            activities["N2"] = drawn(rng, -6, 0)
            activities["H2O"] = drawn(rng, -4, 0)
        if model.domain_margin(point) < D("0.5"):
            continue
        points.append({**point, "activities": activities})
    return points


def drawn(rng, low, high):
    """Log-uniform, three significant digits."""
    return D(f"{10 ** rng.uniform(low, high):.2e}")


NOTE = (
    "Mean-field steady states of the nitrate model (datasets/no3rr-liu2019/parameters.json), made by "
    "test/reference/generate/no3rr_steady.py in 300-digit decimals, independent of src/. E_O, E_N in kJ/mol, positive = "
    "stronger (E[eV] = -E/96.485); U in V vs RHE; T in K; activities (bar for gases) of the named species, 0 for the others; "
    "tof in 1/s per site, positive = produced, listed where its condition number, the sum of |d ln tof / d ln k| over directed "
    "steps, is below 1e4; drc = d ln|tof| / d ln k_j by step in the order of `steps`, k_f and k_r scaled together."
)


def write():
    getcontext().prec = DIGITS
    model = Model()
    lines = []
    for point in drawn_points(model):
        theta, tofs, byRate, worst = solved(model, point)
        condition = {name: sum(abs(value) for value in row) for name, row in byRate.items()}
        kept = [name for name in byRate if condition[name] < 10000]
        entry = {
            **{name: float(point[name]) for name in ("E_O", "E_N", "U", "T")},
            "activities": {name: float(value) for name, value in point["activities"].items()},
            "coverages": {name: digits(value) for name, value in zip(model.surface, theta)},
            "tof": {name: digits(tofs[name]) for name in kept},
            "drc": {
                name: [digits(byRate[name][2 * j] + byRate[name][2 * j + 1]) for j in range(len(model.steps))]
                for name in CONTROLLED
                if name in kept
            },
        }
        lines.append(json.dumps(entry))
        dropped = {name: f"{condition[name]:.1e}" for name in byRate if name not in kept}
        print(len(lines), f"residual {worst:.0e}", "left out", dropped, file=sys.stderr, flush=True)
    head = f'{{\n"note": {json.dumps(NOTE)},\n"steps": {json.dumps(model.steps)},\n"points": [\n'
    OUTPUT.write_text(head + ",\n".join(lines) + "\n]\n}\n")


def check(path):
    """Largest deviations from a file of the shared format, which other code made."""
    getcontext().prec = DIGITS
    model = Model()
    worst = {"coverage": D(0), "tof": D(0), "drc": D(0)}
    for point in json.loads(Path(path).read_text(), parse_float=D, parse_int=D)["points"]:
        own = {"E_O": point["E_O"], "E_N": point["E_N"], "U": point["U_RHE"], "T": point["T"], "activities": {"NO3-": point["a_NO3"]}}
        theta, tofs, byRate, _ = solved(model, own)
        coverages = dict(zip(model.surface, theta))
        for name, value in point["coverages"].items():
            worst["coverage"] = max(worst["coverage"], abs(coverages[name] / D(value) - 1))
        for name, value in point["tof"].items():
            worst["tof"] = max(worst["tof"], abs(tofs[name] / D(value) - 1))
        for j, by in enumerate(point.get("drc", {}).values()):
            for name, value in by.items():
                worst["drc"] = max(worst["drc"], abs(byRate[name][2 * j] + byRate[name][2 * j + 1] - D(value)))
    print({name: f"{value:.1e}" for name, value in worst.items()})


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--check":
        check(sys.argv[2])
    else:
        write()
