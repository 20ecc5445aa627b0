"""Writes ../data/embedded-steady.json: steady states of embedded studies, from the numbers in datasets/ alone.

    python3 -B test/reference/generate/embedded_steady.py        (about three minutes; Python 3.9, mpmath)

Independent of src/: scaling relations, free energies and rate constants are computed here, the balances solved by mean_field.py.
`near` holds points at which the overall reaction is all but in equilibrium: the activity of the product is given as the ratio
to its equilibrium value, exp(-affinity / kT), with the affinity in kT.
"""

import json
import sys
from pathlib import Path

from mpmath import exp, log, mp, mpf

from mean_field import WORKING, Surface, number

HERE = Path(__file__).resolve().parents[1]
DATASETS = HERE.parents[1] / "datasets"
mp.dps = WORKING
CATMAP = (mpf("8.617332478e-5"), mpf("4.135667516e-15"))
CODATA = (mpf("1.380649e-23") / mpf("1.602176634e-19"), mpf("6.62607015e-34") / mpf("1.602176634e-19"))
KJ = mpf("0.01036427")
WAVENUMBER = mpf("6.62607015e-34") * 299792458 * 100 / mpf("1.602176634e-19")


def load(name):
    return json.loads((DATASETS / name).read_text(), parse_float=mpf)


def fit(points):
    mx, my = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    slope = sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)
    return slope, my - slope * mx


def shomate(name, T, frequencies):
    gas = next(g for g in load("shomate-nist/shomate.json")["gases"] if g["name"] == name)
    holds = lambda r, K: r["from_K"] <= K <= r["to_K"]
    used = next(r for r in gas["ranges"] if holds(r, T))
    first = next(r for r in gas["ranges"] if holds(r, 298.15))["coefficients"]
    a, b, c, d, e, f, g, h = used["coefficients"]
    enthalpy = lambda t: a * t + b * t**2 / 2 + c * t**3 / 3 + d * t**4 / 4 - e / t + f
    cp = lambda q, t: q[0] + q[1] * t + q[2] * t**2 + q[3] * t**3 + q[4] / t**2
    t, ref = mpf(T) / 1000, mpf("0.29815")
    # Heating to 298.15 K as 298.15 Cp; from there by the range itself where it holds 298.15 K, else by its tabulated H.
    heating = ref * cp(first, ref) + enthalpy(t) - (enthalpy(ref) if holds(used, 298.15) else h)
    entropy = a * log(t) + b * t + c * t**2 / 2 + d * t**3 / 3 - e / (2 * t**2) + g
    return (heating - t * entropy) * KJ + sum(mpf(v) for v in frequencies) * WAVENUMBER / 2


class Carbon:
    """CO oxidation on one or two kinds of sites."""

    SURFACES = ("Pt", "Ag", "Cu", "Rh", "Pd", "Au", "Ru", "Ni")

    def __init__(self, two):
        self.two = two
        sets = [load("co-oxidation-falsig/energies.json"), load("co-oxidation-jiang2009/energies.json")]
        self.gases = {g["name"]: g for g in sets[0]["gases"]}
        self.table = {(r["species"], r["facet"], r["surface"]): mpf(r["energy_eV"]) for s in sets for r in s["energies"]}

    def line(self, state, facet, of):
        points = []
        for s in self.SURFACES:
            x = [self.table.get((k, facet, s)) for k in of]
            y = self.table.get((state, facet, s))
            if None not in x and y is not None:
                points.append((sum(n * v for n, v in zip(of.values(), x)), y))
        return fit(points)

    def terrace(self, species, on):
        return fit([(self.table[on, "211", s], self.table[species, "111", s]) for s in self.SURFACES if (species, "111", s) in self.table and (on, "211", s) in self.table])

    def surface(self, at, T, activities):
        kB, h = CATMAP
        kT = kB * T
        G = {n: mpf(g["energy_eV"]) + shomate(n, T, g["frequencies_cm"]) for n, g in self.gases.items()}
        G.update({"*": mpf(0), "*_t": mpf(0), "CO*": mpf(at["E_CO"]), "O*": mpf(at["E_O"])})
        facet = "211" if self.two else "111"
        through = {}
        kinds = [("", facet)]
        if self.two:
            kinds.append(("_t", "111"))
            for species, on in (("CO", "CO"), ("O", "O"), ("O2", "O")):
                m, n = self.terrace(species, on)
                G[f"{species}*_t"] = m * G[f"{on}*"] + n
        for suffix, f in kinds:
            of = {"O2": 1} if suffix else {"O": 2}
            m, n = self.line("O-O", f, of)
            through["O-O" + suffix] = m * sum(c * G[f"{k}*{suffix}"] for k, c in of.items()) + n
            m, n = self.line("O-CO", f, {"CO": 1, "O": 1})
            through["O-CO" + suffix] = m * (G["CO*" + suffix] + G["O*" + suffix]) + n
        steps = [({"CO": 1, "*": 1}, {"CO*": 1}, None), ({"O2": 1, "*": 2}, {"O*": 2}, "O-O"), ({"CO*": 1, "O*": 1}, {"CO2": 1, "*": 2}, "O-CO")]
        if self.two:
            steps += [
                ({"CO": 1, "*_t": 1}, {"CO*_t": 1}, None),
                ({"O2": 1, "*_t": 1}, {"O2*_t": 1}, None),
                ({"O2*_t": 1, "*_t": 1}, {"O*_t": 2}, "O-O_t"),
                ({"CO*_t": 1, "O*_t": 1}, {"CO2": 1, "*_t": 2}, "O-CO_t"),
                ({"CO*": 1, "*_t": 1}, {"CO*_t": 1, "*": 1}, None),
                ({"O*": 1, "*_t": 1}, {"O*_t": 1, "*": 1}, None),
            ]
        total = lambda side: sum(n * G[k] for k, n in side.items())
        made = []
        for left, right, state in steps:
            a, b = total(left), total(right)
            top = max([a, b] + ([through[state]] if state else []))
            made.append((left, right, log(kT / h) - (top - a) / kT, log(kT / h) - (top - b) / kT))
        sites = {"s": ("*", "0.05" if self.two else 1, ["*", "CO*", "O*"])}
        if self.two:
            sites["t"] = ("*_t", "0.95", ["*_t", "CO*_t", "O*_t", "O2*_t"])
        balance = G["CO2"] - G["CO"] - G["O2"] / 2
        return made, sites, ({"CO": 1, "O2": mpf(1) / 3, "CO2": 0} if activities is None else activities(balance, kT))

    #: Product in equilibrium with a_CO and a_O2 given, times exp(-affinity).
    def near(self, a_CO, a_O2, affinity):
        return lambda balance, kT: {"CO": mpf(a_CO), "O2": mpf(a_O2), "CO2": mpf(a_CO) * mpf(a_O2) ** 0.5 * exp(-balance / kT - affinity)}


class Oxygen:
    def surface(self, at, T, activities):
        kB, h = CODATA
        data, kT = load("orr-hansen2014/energies.json"), kB * T
        on_pt, x, U = mpf(data["descriptorOnPt_eV"]), mpf(at["dG_OH"]), mpf(at["U"])
        zero = lambda d: mpf(d["G_at_0p9V_eV"]) + d["electrons"] * mpf(data["U_RHE"])
        G = {d["name"]: zero(d) for d in data["dissolved"]}
        G.update({"H2O": mpf(0), "pair": -U, "*": mpf(0), "*_b": mpf(0), "*_dl": mpf(0)})
        pt = {}
        for d in data["adsorbed"]:
            key = d["name"] + "*" + ("" if d["site"] == "a" else "_" + d["site"])
            pt[key] = zero(d)
            G[key] = zero(d) + mpf(d["perOH"]) * (x - on_pt)
        transfer, transport = data["protonTransfer"], data["transport"]
        total = lambda side, e=G: sum(n * e[k] for k, n in side.items())
        steps = []

        def add(left, right, barrier, prefactor):
            dG = total(right) - total(left)
            top = max(mpf(0), dG, mpf("-1e9") if barrier is None else barrier(dG))
            steps.append((left, right, log(mpf(prefactor)) - top / kT, log(mpf(prefactor)) - (top - dG) / kT))

        add({"O2": 1, "*_dl": 1}, {"O2*_dl": 1}, None, transport["diffusion_per_s"])
        add({"*": 1, "O2*_dl": 1}, {"O2*": 1, "*_dl": 1}, None, transport["exchange_per_s"])
        for left, right in (
            ({"O2*": 1}, {"OOH*": 1}),
            ({"OOH*": 1}, {"O*": 1, "H2O": 1}),
            ({"O*": 1}, {"OH*": 1}),
            ({"OH*": 1}, {"*": 1, "H2O": 1}),
            ({"O*_b": 1}, {"OH*_b": 1}),
            ({"OH*_b": 1}, {"*_b": 1, "H2O": 1}),
            ({"OOH*": 1}, {"H2O2*": 1}),
        ):
            add({**left, "pair": 1}, right, lambda dG: mpf(transfer["barrier_eV"]) + dG / 2, transfer["prefactor_per_s"])
        add({"H2O2*": 1}, {"H2O2": 1, "*": 1}, None, transport["exchange_per_s"])
        for d in data["dissociations"]:
            left, right = {d["of"] + "*": 1, "*_b": 1}, {d["into"][0] + "*": 1, d["into"][1] + "*_b": 1}
            at_pt = sum(pt[k] for k in right) - pt[d["of"] + "*"]
            add(left, right, lambda dG, d=d, r=at_pt: mpf(d["barrierOnPt_eV"]) + mpf(d["slope"]) * (dG - r), kT / h)
        sites = {"a": ("*", 1, ["*", "O2*", "OOH*", "O*", "OH*", "H2O2*"]), "b": ("*_b", 1, ["*_b", "O*_b", "OH*_b"]), "dl": ("*_dl", 1, ["*_dl", "O2*_dl"])}
        usual = {"O2": mpf(data["moleFractionO2"]), "H2O": 1, "H2O2": 0}
        return steps, sites, (usual if activities is None else activities(G, kT, U))

    #: O2 in equilibrium with water at U, times exp(affinity); H2O2 with both.
    def near(self, affinity):
        def activities(G, kT, U):
            lnO2 = (-G["O2"] + 4 * U) / kT + affinity
            return {"O2": exp(lnO2), "H2O": 1, "H2O2": exp((-G["H2O2"] + 2 * U) / kT)}

        return activities


class Hydrogen:
    def surface(self, at, T, activities):
        kB, _ = CODATA
        kT, x, U = kB * mpf(T), mpf(at["dG_H"]), mpf(at["U"])
        k0 = mpf(load("her-norskov2005/metals.json")["prefactor_per_s"])
        steps = []
        for left, right, dG, A in (
            ({"*": 1}, {"H*": 1}, x + U, k0),
            ({"H*": 1}, {"*": 1, "H2": 1}, -x + U, k0),
            ({"H*": 2}, {"*": 2, "H2": 1}, -2 * x, mpf("1e13")),
        ):
            top = max(mpf(0), dG)
            steps.append((left, right, log(A) - top / kT, log(A) - (top - dG) / kT))
        return steps, {"s": ("*", 1, ["*", "H*"])}, ({"H2": 1} if activities is None else activities(kT, U))

    #: H2 in equilibrium with protons at U, times exp(-affinity).
    def near(self, affinity):
        return lambda kT, U: {"H2": exp(-2 * U / kT - affinity)}


def solved(model, at, T, activities=None):
    steps, sites, values = model.surface({k: repr(v) for k, v in at.items()}, mpf(T), activities)
    surface = Surface(steps, sites, values)
    x, rates = surface.steady()
    tofs = {}
    for name in values:
        tofs[name] = sum((r.get(name, 0) - l.get(name, 0)) * (rates[2 * j] - rates[2 * j + 1]) for j, (l, r, _, _) in enumerate(steps))
    point = {"at": at, "T": T, "coverages": {s: number(exp(v)) for s, v in zip(surface.species, x)}, "tof": {k: number(v) for k, v in tofs.items()}}
    if activities is not None:
        point["activities"] = {k: number(v) for k, v in values.items()}
    print(at, {k: float(v) for k, v in tofs.items()}, file=sys.stderr)
    return point


AFFINITIES = ("1e-1", "1e-3", "1e-5", "1e-7", "1e-9")

if __name__ == "__main__":
    one, two, oxygen, hydrogen = Carbon(False), Carbon(True), Oxygen(), Hydrogen()
    grid = [{"E_O": x, "E_CO": y} for x in (-0.73, 0.41, 1.32, 2.57) for y in (-0.21, 1.13, 1.87, 3.61)]
    result = {
        "co-oxidation-sites": [solved(two, at, 500) for at in grid],
        "orr": [solved(oxygen, {"dG_OH": x, "U": u}, 300) for x in (0.47, 0.75, 0.93, 1.31) for u in (0.37, 0.71, 0.9, 1.03)],
        "her": [solved(hydrogen, {"dG_H": x, "U": u}, 298.15) for x in (-0.53, -0.09, 0.04, 0.61) for u in (-0.31, -0.1)],
    }
    near = {
        "co-oxidation": [{"affinity": a, **solved(one, {"E_O": 1.62, "E_CO": 1.7}, 900, one.near("1e-6", "1e-16", mpf(a)))} for a in AFFINITIES],
        "co-oxidation-sites": [{"affinity": a, **solved(two, {"E_O": 1.32, "E_CO": 1.113}, 900, two.near("1e-6", "1e-16", mpf(a)))} for a in AFFINITIES],
        "orr": [{"affinity": a, **solved(oxygen, {"dG_OH": 0.75, "U": 0.95}, 300, oxygen.near(mpf(a)))} for a in AFFINITIES],
        "her": [{"affinity": a, **solved(hydrogen, {"dG_H": 0.1, "U": -0.02}, 298.15, hydrogen.near(mpf(a)))} for a in AFFINITIES],
    }
    note = "Steady states of embedded studies by test/reference/generate/embedded_steady.py, more than 60 right digits of which 30 are printed; coverages of a site type sum to its share, tof in 1/s per site, positive = produced. In `near` the affinity of the overall reaction is in kT and the activities are those that give it."
    (HERE / "data" / "embedded-steady.json").write_text(json.dumps({"note": note, "studies": result, "near": near}, indent=0) + "\n")
