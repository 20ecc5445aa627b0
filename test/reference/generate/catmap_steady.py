"""Writes ../data/catmap-steady.json: steady states of the CatMAP models in ../catmap, from CatMAP's equations.

    python3 -B test/reference/generate/catmap_steady.py                      (about five minutes; Python 3.9, mpmath, numpy)
    python3 -B test/reference/generate/catmap_steady.py MODEL.mkm TABLE N    (prints N by N points of another model)

Independent of src/: the `.mkm` is executed as Python, expressions, scaling relations, thermochemistry and rate constants are
computed here, and the balances are solved by mean_field.py. Constants are those of a run of CatMAP: its own kB and h in rate
constants, kJ/mol to eV by 0.01036427, and CODATA 2014 (ASE) in ideal gases and harmonic adsorbates.
"""

import ast
import csv
import json
import re
import sys
from pathlib import Path

import numpy as np
from mpmath import exp, expm1, log, log1p, mp, mpf, pi

from mean_field import WORKING, Surface, number

HERE = Path(__file__).resolve().parents[1]
DATASETS = HERE.parents[1] / "datasets"
mp.dps = WORKING
KB, H = mpf("8.617332478e-5"), mpf("4.135667516e-15")
KJ = mpf("0.01036427")
ASE_K, ASE_H, ASE_E, ASE_AMU = mpf("1.38064852e-23"), mpf("6.626070040e-34"), mpf("1.6021766208e-19"), mpf("1.660539040e-27")
ASE_KB = ASE_K / ASE_E
WAVENUMBER = mpf("1.239842e-4")
HBOND = {"OH": -0.5, "CO": -0.1, "COOH": -0.25}


def parse_state(text, default):
    counts = {}
    for part in text.split("+"):
        count, name, site = re.fullmatch(r"\s*(\d*)\s*([A-Za-z0-9-]*\*?|\*)(?:_(\w+))?\s*", part).groups()
        if name.endswith("*") and name != "*":
            name = name[:-1]
        site = site or default
        key = f"{name}_{site}"
        counts[key] = counts.get(key, 0) + int(count or 1)
    return counts


class Reaction:
    def __init__(self, text):
        body, _, options = text.partition(";")
        self.options = dict(o.strip().split("=") for o in options.split(",") if o)
        states = [s.strip() for s in re.split(r"<->|->", body)]
        self.initial, self.final = parse_state(states[0], "s"), parse_state(states[-1], "s")
        self.through = states[1] if len(states) == 3 else None


class Model:
    def __init__(self, mkm, table):
        scope = {}
        exec(compile(Path(mkm).read_text(), str(mkm), "exec"), scope)
        self.m = scope
        self.rows = list(csv.DictReader(Path(table).open(), delimiter="\t"))
        self.reactions = [Reaction(text) for text in scope["rxn_expressions"]]
        self.sites = {s: d for s, d in scope["species_definitions"].items() if "site_names" in d}
        species = {k for r in self.reactions for k in [*r.initial, *r.final]}
        self.gases = sorted(k for k in species if k.endswith("_g"))
        self.adsorbates = sorted(k for k in species if not k.endswith("_g") and not k.startswith("*"))
        self.thermodynamic = scope.get("scaler") == "ThermodynamicScaler"
        self.T = None

    def names(self, key):
        name, site = key.rsplit("_", 1)
        return name, ["gas"] if site == "g" else self.sites[site]["site_names"]

    def energy(self, key, surface):
        name, where = self.names(key)
        found = [r for r in self.rows if r["species_name"] == name and r["site_name"] in where and r["surface_name"] == surface]
        return mpf(repr(float(found[0]["formation_energy"]))) if found else None

    def frequencies(self, key):
        name, where = self.names(key)
        lists = {}
        for r in self.rows:
            if r["species_name"] == name and (r["site_name"] in where):
                values = ast.literal_eval(r["frequencies"])
                if values:
                    lists[r["surface_name"]] = [mpf(repr(float(v))) * WAVENUMBER for v in values]
        return [sum(column) / len(lists) for column in zip(*lists.values())] if lists else []

    def scaled(self, key):
        """Coefficients of the descriptors and the constant: CatMAP's relaxation from the pseudo-inverse, five decimals."""
        names = self.m["descriptor_names"]
        if key in names:
            return [1.0 if key == n else 0.0 for n in names] + [0.0]
        rule = self.m.get("scaling_constraint_dict", {}).get(key, ["+", "+", None])
        low, high = zip(*[{"+": (0, np.inf), "-": (-np.inf, 0), None: (-np.inf, np.inf)}.get(c) or (c, c) for c in rule])
        surfaces = [s for s in self.m["surface_names"] if self.energy(key, s) is not None and all(self.energy(n, s) is not None for n in names)]
        a = np.array([[float(self.energy(n, s)) for n in names] + [1.0] for s in surfaces])
        b = np.array([float(self.energy(key, s)) for s in surfaces])
        u = np.linalg.pinv(a) @ b
        value = lambda: float((a @ u) @ (a @ u) - 2 * b @ (a @ u))
        for _ in range(100000):
            before = value()
            for q in range(len(u)):
                u[q] = 0
                u[q] = min(max((b - a @ u) @ a[:, q] / (a[:, q] @ a[:, q]), low[q]), high[q])
            if abs(before - value()) < 1e-10:
                break
        return [float(np.round(c, 5)) for c in u]

    def line(self, key, weights):
        """Least squares of a transition state on the summed energies of the adsorbates of a state."""
        points = []
        for s in self.m["surface_names"]:
            y, x = self.energy(key, s), [self.energy(k, s) for k in weights]
            if y is not None and None not in x:
                points.append((sum(n * v for v, n in zip(x, weights.values())), y))
        mx, my = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        slope = sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)
        return slope, my - slope * mx

    def ideal_gas(self, key):
        data = json.loads((DATASETS / "molecules-g2" / "molecules.json").read_text())
        molecule = next(m for m in data["molecules"] if m["name"] == key[:-2])
        atoms = [(data["masses_amu"][a["element"]], a["at_A"]) for a in molecule["atoms"]]
        mass = sum(m for m, _ in atoms)
        centre = [sum(m * r[k] for m, r in atoms) / mass for k in range(3)]
        tensor = np.zeros((3, 3))
        for m, r in atoms:
            d = np.array(r) - centre
            tensor += m * (d @ d * np.eye(3) - np.outer(d, d))
        inertia = [mpf(float(v)) * ASE_AMU * mpf("1e-20") for v in np.linalg.eigvalsh(tensor)]
        T, kB = self.T, ASE_KB
        heat = lambda i: 8 * pi**2 * i * ASE_K * T / ASE_H**2
        ln_q = 1.5 * log(2 * pi * mpf(float(mass)) * ASE_AMU * ASE_K * T / ASE_H**2) + log(ASE_K * T / 100000) + mpf(2.5)
        if len(atoms) == 2 or inertia[0] < inertia[2] / 10**6:
            ln_q += log(heat(inertia[2]) / molecule["symmetry"]) + 1
            degrees = 1
        else:
            ln_q += 0.5 * log(pi * heat(inertia[0]) * heat(inertia[1]) * heat(inertia[2])) - log(molecule["symmetry"]) + mpf(1.5)
            degrees = mpf(1.5)
        ln_q += log(molecule["multiplicity"])
        return kB * T * (mpf(2.5) + degrees) - kB * T * ln_q + self.harmonic(self.frequencies(key))

    def harmonic(self, energies):
        kT = ASE_KB * self.T
        return sum((e / 2 + kT * log1p(-exp(-e / kT)) for e in energies), mpf(0))

    def shomate(self, key):
        data = json.loads((DATASETS / "shomate-nist" / "shomate.json").read_text())
        gas = next(g for g in data["gases"] if g["name"] == key[:-2])
        a, b, c, d, e, f, g, _ = next([mpf(repr(float(v))) for v in r["coefficients"]] for r in gas["ranges"] if r["from_K"] <= self.T <= r["to_K"])
        enthalpy = lambda t: a * t + b / 2 * t**2 + c / 3 * t**3 + d / 4 * t**4 - e / t + f
        cp = lambda t: a + b * t + c * t**2 + d * t**3 + e / t**2
        t, ref = self.T / 1000, mpf("0.29815")
        heating = (ref * cp(ref) + enthalpy(t) - enthalpy(ref)) * KJ
        entropy = (a * log(t) + b * t + c / 2 * t**2 + d / 3 * t**3 - e / (2 * t**2) + g) * KJ
        return heating - t * entropy + sum(self.frequencies(key), mpf(0)) / 2

    def thermal(self, key):
        mode = self.m["gas_thermo_mode"] if key.endswith("_g") else self.m["adsorbate_thermo_mode"]
        if mode.startswith("frozen"):
            return mpf(0)
        if mode == "harmonic_adsorbate":
            return self.harmonic(self.frequencies(key))
        return {"ideal_gas": self.ideal_gas, "shomate_gas": self.shomate}[mode](key)

    def solve(self, point):
        """point: values of the descriptors by name."""
        m = self.m
        value = lambda name, usual: mpf(repr(float(point.get(name, m.get(name, usual)))))
        self.T, U, beta = value("temperature", 298.15), value("voltage", 0), value("beta", 0.5)
        kT = KB * self.T
        hbond = HBOND if m.get("electrochemical_thermo_mode", "simple_electrochemical") == "hbond_electrochemical" else {}
        E, thermal = {}, {}
        for key in self.gases:
            E[key] = mpf(0) if key == "pe_g" else self.energy(key, "None")
            thermal[key] = mpf(0) if key == "pe_g" else self.thermal(key)
        for key in self.adsorbates:
            if self.thermodynamic:
                E[key] = self.energy(key, m["surface_names"][0])
            else:
                c = [mpf(repr(v)) for v in self.scaled(key)]
                E[key] = sum(a * mpf(repr(float(point[n]))) for a, n in zip(c, m["descriptor_names"])) + c[-1]
            thermal[key] = self.thermal(key)
        G = {k: E[k] + thermal[k] + mpf(hbond.get(k.rsplit("_", 1)[0], 0)) * (not k.endswith("_g")) for k in E}
        G.update({f"*_{s}": mpf(0) for s in self.sites})
        if "pe_g" in G:
            G["pe_g"] = -U
        total = lambda side: sum(G[k] * n for k, n in side.items())
        listed = m.get("prefactor_list") or [None] * len(self.reactions)
        steps = []
        for reaction, prefactor in zip(self.reactions, listed):
            initial, final = total(reaction.initial), total(reaction.final)
            top = max(initial, final)
            fixed = re.fullmatch(r"\^(-?[\d.]+)eV_\w+", reaction.through or "")
            electrons = reaction.initial.get("pe_g", 0) - reaction.final.get("pe_g", 0)
            own = mpf(reaction.options.get("beta", beta))
            if fixed:
                top = max(top, initial + mpf(fixed[1]) + own * (final - initial))
            elif reaction.through:
                states = parse_state(reaction.through, "s")
                state = 0
                for key, n in states.items():
                    if key in G:
                        state += n * G[key]
                        continue
                    state += n * self.transition(key, reaction, E, thermal)
                    if "pe" in key or "ele" in key:
                        state -= (1 - own) * U
                top = max(top, state)
            A = kT / H
            given = reaction.options.get("prefactor", prefactor)
            if given not in (None, "None"):
                A = mpf(repr(float(given)))
            steps.append((reaction.initial, reaction.final, log(A) - (top - initial) / kT, log(A) - (top - final) / kT))
        activities = {}
        for key in self.gases:
            d = m["species_definitions"].get(key, {})
            share = mpf(1) if "pressure" in d else value("pressure", 1)
            activities[key] = mpf(repr(float(d.get("pressure", d.get("concentration"))))) * share
        if "logPressure" in point:
            activities = {k: a * mpf(10) ** mpf(repr(float(point["logPressure"]))) for k, a in activities.items()}
        used = {k for l, r, _, _ in steps for k in [*l, *r]}
        sites = {s: (f"*_{s}", repr(float(d["total"])), [k for k in sorted(used) if k.rsplit("_", 1)[1] == s]) for s, d in self.sites.items()}
        surface = Surface(steps, sites, activities)
        x, rates = surface.steady()
        tofs = {}
        for key in self.gases:
            tofs[key] = sum((r.final.get(key, 0) - r.initial.get(key, 0)) * (rates[2 * j] - rates[2 * j + 1]) for j, r in enumerate(self.reactions))
        coverages = {s: exp(v) for s, v in zip(surface.species, x)}
        return coverages, tofs

    def transition(self, key, reaction, E, thermal):
        """Energy of a transition state with the thermal part of its frequencies, else the mean of both ends (adsorbates)."""
        surface_only = lambda side: {k: n for k, n in side.items() if k in self.adsorbates}
        initial, final = surface_only(reaction.initial), surface_only(reaction.final)
        if self.thermodynamic:
            state = self.energy(key, self.m["surface_names"][0])
        else:
            rule = self.m.get("scaling_constraint_dict", {}).get(key, "initial_state")
            if rule == "BEP":
                points = []
                for s in self.m["surface_names"]:
                    ends = [sum(n * self.energy(k, s) for k, n in side.items()) for side in (initial, final)]
                    points.append((ends[1] - ends[0], self.energy(key, s) - ends[0]))
                mx, my = (sum(p[i] for p in points) / len(points) for i in (0, 1))
                slope = sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)
                a, b = (sum(n * E[k] for k, n in side.items()) for side in (initial, final))
                state = a + slope * (b - a) + my - slope * mx
            else:
                weights = final if rule == "final_state" else initial
                slope, intercept = self.line(key, weights)
                state = slope * sum(n * E[k] for k, n in weights.items()) + intercept
        if self.m["adsorbate_thermo_mode"] != "harmonic_adsorbate":
            return state
        own = self.frequencies(key)
        if own:
            return state + self.harmonic(own)
        return state + sum(n * thermal[k] / 2 for side in (initial, final) for k, n in side.items())


def grid(model, n):
    names, ranges = model.m["descriptor_names"], model.m["descriptor_ranges"]
    # Off the round numbers, so that no point lies where two barriers are equal.
    ends = [(float(a) + 0.0137 * (b - a), float(b) - 0.0211 * (b - a)) for a, b in ranges]
    values = [np.linspace(a, b, n) if a != b else [a] for a, b in ends]
    return [{names[0]: float(x), names[1]: float(y)} for x in values[0] for y in values[1]]


def solved(model, n):
    points = []
    for point in grid(model, n):
        coverages, tofs = model.solve(point)
        points.append({"at": point, "coverages": {k: number(v) for k, v in coverages.items()}, "tof": {k: number(v) for k, v in tofs.items() if k != "pe_g"}})
        print(point, {k: float(v) for k, v in tofs.items()}, file=sys.stderr)
    return points


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(solved(Model(sys.argv[1], sys.argv[2]), int(sys.argv[3]))))
        sys.exit()
    result = {}
    for mkm in sorted((HERE / "catmap").glob("*.mkm")):
        scope = {}
        exec(mkm.read_text(), scope)
        result[mkm.name] = solved(Model(mkm, mkm.parent / scope["input_file"]), 4)
    note = "Steady states of the CatMAP models in test/reference/catmap by test/reference/generate/catmap_steady.py, 60 and more right digits of which 30 are printed; coverages of a site type sum to its total, tof in 1/s per site, positive = produced."
    text = json.dumps({"note": note, "models": result}, indent=0)
    (HERE / "data" / "catmap-steady.json").write_text(text + "\n")
