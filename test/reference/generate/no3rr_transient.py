"""Writes ../data/no3rr-transient.json: coverages at some times after a clean surface was exposed, at 0.1 V.

    python3 -B test/reference/generate/no3rr_transient.py         (about ten minutes on two cores; Python 3.9 or newer)

Method: the three-stage Radau IIA collocation (order 5) on z = ln theta as functions of tau = ln t, so that power laws and
steady stretches are straight lines, in 60-digit decimals; steps of H in tau, halved where a line bends. Every species, the
empty site included, has an equation of its own, so that the sum of the coverages is conserved only as well as the
integration is accurate. The start, at a time far below the fastest process, is one implicit Euler step from the clean
surface: its error decays at least as t0/t. Each point is integrated twice, with steps of H and H/2; the result is the finer
one. Halving the steps divides an error of order 5 by 32, so the finer result is off by about a 31st of the change; a 16th
of the change must be below 1e-6 in every coverage, and so must the deviation of the sum from 1; times at which they are
not are left out (one: the surface at 450, 490 kJ/mol fills up about then).
"""

import json
import sys
from decimal import Decimal as D
from decimal import getcontext
from multiprocessing import Pool
from pathlib import Path

from no3rr_model import Model, solve
from no3rr_steady import Steady, digits

DIGITS = 60
H = D("0.3")
TIMES = (D("1e-3"), D(1), D(10000))
# E_O, E_N [kJ/mol]: surfaces that are steady within a millisecond, ones that fill up slowly, and ones on the way between
POINTS = ((450, 490), (460, 410), (510, 470), (430, 410), (580, 560), (400, 450))
OUTPUT = Path(__file__).resolve().parents[1] / "data" / "no3rr-transient.json"


def radau():
    """Nodes and weights of Radau IIA with three stages."""
    r = D(6).sqrt()
    nodes = [(4 - r) / 10, (4 + r) / 10, D(1)]
    weights = [
        [(88 - 7 * r) / 360, (296 - 169 * r) / 1800, (-2 + 3 * r) / 225],
        [(296 + 169 * r) / 1800, (88 + 7 * r) / 360, (-2 - 3 * r) / 225],
        [(16 - r) / 36, (16 + r) / 36, D(1) / 9],
    ]
    return nodes, weights


def slope(model, k, tau, z):
    """dz/dtau = t (dtheta/dt) / theta, and its Jacobian by z."""
    n = len(z)
    t = tau.exp()
    theta = [value.exp() for value in z]
    rates = model.rates(k, theta)
    f = [D(0)] * n
    jacobian = [[D(0)] * n for _ in range(n)]
    for rate, change, orders in zip(rates, model.change, model.orders):
        if rate == 0:
            continue
        for i, c in change:
            term = t * c * rate / theta[i]
            f[i] += term
            for s, order in orders:
                jacobian[i][s] += order * term
    for i in range(n):
        jacobian[i][i] -= f[i]
    return f, jacobian


def radau_step(model, k, tau, z, h, guess):
    """z after one step of length h in tau, or None when Newton's method does not converge."""
    n = len(z)
    nodes, weights = radau()
    stages = [[a + c * g for a, g in zip(z, guess)] for c in nodes]
    for attempt in range(25):
        parts = [slope(model, k, tau + c * h, stage) for c, stage in zip(nodes, stages)]
        matrix, right = [], []
        for a in range(3):
            for i in range(n):
                row = [-h * weights[a][b] * value for b in range(3) for value in parts[b][1][i]]
                row[a * n + i] += 1
                matrix.append(row)
                right.append(z[i] - stages[a][i] + h * sum(weights[a][b] * parts[b][0][i] for b in range(3)))
        (step,) = solve(matrix, [right])
        size = max(abs(value) for value in step)
        if size > 50 or (attempt > 5 and size > 1):
            return None
        stages = [[value + step[a * n + i] for i, value in enumerate(stages[a])] for a in range(3)]
        if size < D("1e-8"):  # Newton squares it
            return stages[2]
    return None


def advance(model, k, tau, z, h, guess, bend):
    """One step of length h, halved until Newton's method converges and no ln theta bends off its line by more than `bend`."""
    end = radau_step(model, k, tau, z, h, guess)
    if end is not None and max(abs(b - a - g) for a, b, g in zip(z, end, guess)) < bend:
        return end, [b - a for a, b in zip(z, end)]
    half = [value / 2 for value in guess]
    middle, guess = advance(model, k, tau, z, h / 2, half, bend)
    end, guess = advance(model, k, tau + h / 2, middle, h / 2, guess, bend)
    return end, [2 * value for value in guess]


def integrate(model, k, h):
    """ln theta at every time of TIMES."""
    t0 = D("1e-6") / max(k)
    z = Steady(model, k).first_step(t0)
    tau = t0.ln()
    guess = [D(0)] * len(z)
    results = []
    for time in TIMES:
        end = time.ln()
        count = int((end - tau) / h) + 1
        length = (end - tau) / count
        for _ in range(count):
            z, guess = advance(model, k, tau, z, length, guess, h)
            tau += length
        results.append(z)
    return results


def task(pair):
    getcontext().prec = DIGITS
    model = Model()
    E_O, E_N = pair
    point = {"E_O": D(E_O), "E_N": D(E_N), "U": D("0.1"), "T": D(300), "activities": {"NO3-": D(1)}}
    assert model.domain_margin(point) >= 0
    k = model.rate_constants(point)
    coarse, fine = integrate(model, k, H), integrate(model, k, H / 2)
    entry = {"E_O": E_O, "E_N": E_N, "U": 0.1, "T": 300, "times": []}
    for time, a, b in zip(TIMES, coarse, fine):
        theta = [value.exp() for value in b]
        error = max(abs(p - q) for p, q in zip(a, b)) / 16
        excess = abs(sum(theta) - 1)
        print(pair, time, f"error {error:.1e}, sum off by {excess:.1e}", file=sys.stderr, flush=True)
        if not (error < D("1e-6") and excess < D("1e-6")):
            continue
        rates = model.rates(k, theta)
        coarse_tofs = model.tofs(model.rates(k, [value.exp() for value in a]))
        tofs = model.tofs(rates)
        entry["times"].append(
            {
                "time": float(time),
                "coverages": {name: digits(value, 12) for name, value in zip(model.surface, theta)},
                "tof": {
                    name: digits(tof, 12)
                    for name, tof in tofs.items()
                    if tof and abs(coarse_tofs[name] - tof) / 16 < abs(tof) * D("1e-6")
                },
            }
        )
    return json.dumps(entry)


NOTE = (
    "Transients of the nitrate model (datasets/no3rr-liu2019/parameters.json) from a clean surface, nitrate activity 1 and no "
    "products, made by test/reference/generate/no3rr_transient.py, independent of src/. E_O, E_N in kJ/mol, positive = "
    "stronger (E[eV] = -E/96.485); U in V vs RHE; T in K; time in s. Coverages are good to 1e-6 relative; tof in 1/s per site, "
    "positive = produced, listed where it is good to 1e-6 too."
)

if __name__ == "__main__":
    with Pool(2) as pool:
        lines = pool.map(task, POINTS, 1)
    OUTPUT.write_text(f'{{\n"note": {json.dumps(NOTE)},\n"points": [\n' + ",\n".join(lines) + "\n]\n}\n")
