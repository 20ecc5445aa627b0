"""Steady states of the models in this folder by arbitrary-precision arithmetic: python3 solve.py (needs mpmath and numpy).

Written from the equations alone: formation energies scaled on descriptors, E_i(theta) = E_i + sum_j eps_ij F(theta_site) theta_j,
k = kT/h exp(-(max(G_IS, G_TS, G_FS) - G_IS)/kT), d theta/dt = 0. Shares no code and no method with the package: coverages
follow the clean surface through implicit Euler steps (Newton with difference quotients in 160 digits) to 1e40 s, then Newton on
the steady state until 60 digits stand. Writes NAME.csv: descriptors, coverages by CatMAP key, turnover of every gas [1/s].
"""
import re, sys
import numpy as np
from mpmath import mp, mpf, matrix, lu_solve, exp, sqrt

mp.dps = 160
KB, H = mpf('8.617332478e-5'), mpf('4.135667516e-15')


def side(text):
    out = []
    for part in re.split(r'[\s]+\+[\s]+', text.strip()):
        count, name, site = re.fullmatch(r'(\d*)\s*([^_]+?)(?:_([a-z]))?', part.strip()).groups()
        if name != '*' and name.endswith('*'):
            name = name[:-1]
        key = (site or 's') if name == '*' else f"{name}_{site or 's'}"
        out += [key] * int(count or 1)
    return out


class Model:
    def __init__(self, name):
        m = {}
        exec(open(name + '.mkm').read(), m)
        self.m = m
        self.rx = []
        for i, text in enumerate(m['rxn_expressions']):
            parts = re.split(r'<?->', text)
            ts = None
            if len(parts) == 3:
                ts = [f'ECHEM{i}'] if '^' in parts[1] else side(parts[1])
            barrier = re.search(r'\^([\d.]+)eV', text)
            self.rx.append((side(parts[0]), ts, side(parts[-1]), barrier and float(barrier[1])))
        ends = [s for r in self.rx for s in r[0] + r[2]]
        self.gas = sorted({s for s in ends if s.endswith('_g')})
        self.ads = sorted({s for s in ends if '_' in s and not s.endswith('_g')}, key=lambda s: (s[-1], s))
        self.sites = sorted({s for s in ends if '_' not in s})
        self.ts = [s for r in self.rx if r[1] for s in r[1] if s not in self.ads + self.gas + self.sites]
        self.ts = list(dict.fromkeys(self.ts))
        rows = [l.split('\t') for l in open(m['input_file']).read().strip().split('\n')][1:]
        sd = m['species_definitions']
        self.E = {}
        for s in self.ads + self.ts:
            name, site = s.rsplit('_', 1) if '_' in s else (s, 's')
            names = sd[site]['site_names']
            self.E[s] = [next((float(r[3]) for r in rows if r[0] == surf and r[1] in names and r[2] == name), None)
                         for surf in m['surface_names']]
        self.Egas = {s: float(next(r[3] for r in rows if r[1] == 'gas' and r[2] == s[:-2])) for s in self.gas}
        self.freq = {s: eval(next(r[4] for r in rows if r[1] == 'gas' and r[2] == s[:-2])) for s in self.gas}
        self.thermo = m.get('scaler') == 'ThermodynamicScaler'
        if not self.thermo:
            self.scale()

    def fit(self, values, constraint):
        """Bounded least squares as CatMAP's manual has it, five decimals."""
        n = len(self.m['descriptor_names'])
        low, high = [], []
        for c in constraint:
            a, b = {None: (-1e99, 1e99), '+': (0, 1e99), '-': (-1e99, 0)}.get(c, (None, None)) if not isinstance(c, str) or ':' not in c else map(float, c.split(':'))
            low.append(float(c) if a is None else a)
            high.append(float(c) if b is None else b)
        if low == high:
            return [mpf(str(v)) for v in low]
        rows = [[self.E[d][i] for d in self.m['descriptor_names']] + [1.0]
                for i, v in enumerate(values) if v is not None]
        y = np.array([v for v in values if v is not None], float)
        if len(y) == 0:
            return [mpf(0)] * (n + 1)
        if len(y) == 1:
            return [mpf(0)] * n + [mpf(str(y[0]))]
        D = np.array(rows)
        x = np.linalg.pinv(D) @ y
        last = np.inf
        for _ in range(100000):
            for q in range(n + 1):
                x[q] = 0
                x[q] = min(max((y - D @ x) @ D[:, q] / (D[:, q] @ D[:, q]), low[q]), high[q])
            now = (D @ x) @ (D @ x) - 2 * y @ (D @ x)
            if abs(last - now) < 1e-10:
                break
            last = now
        return [mpf(str(round(float(v), 5))) for v in x]

    def scale(self):
        m, con = self.m, self.m['scaling_constraint_dict']
        n = len(m['descriptor_names'])
        self.C = {a: self.fit(self.E[a], con.get(a, ['+'] * n + [None])) for a in self.ads}
        for i, d in enumerate(m['descriptor_names']):
            self.C[d] = [mpf(int(i == j)) for j in range(n)] + [mpf(0)]
        self.w = {}
        for t in self.ts:
            rule = con.get(t, 'initial_state')
            r = [r for r in self.rx if r[1] and t in r[1]][-1]
            IS, FS = [[s for s in e if s in self.ads] for e in (r[0], r[2])]
            tot = lambda e, i: None if any(self.E[s][i] is None for s in e) else sum(self.E[s][i] for s in e)
            pts = []
            for i, v in enumerate(self.E[t]):
                a, b = tot(IS, i), tot(FS, i)
                if v is None or a is None or b is None:
                    continue
                pts.append({'initial_state': (a, v), 'final_state': (b, v), 'BEP': (b - a, v - a)}[rule])
            mx, my = [mp.fsum(map(mpf, c)) / len(pts) for c in zip(*pts)]
            slope = mp.fsum((mpf(x) - mx) * (mpf(y) - my) for x, y in pts) / mp.fsum((mpf(x) - mx) ** 2 for x, y in pts)
            w = {a: mpf(0) for a in self.ads}
            for e, f in ((IS, {'initial_state': slope, 'final_state': 0, 'BEP': 1 - slope}[rule]),
                         (FS, {'initial_state': 0, 'final_state': slope, 'BEP': slope}[rule])):
                for s in e:
                    w[s] += f
            self.w[t] = w, my - slope * mx

    def epsilon(self, d):
        m, ads, ts = self.m, self.ads, self.ts
        sd = m['species_definitions']
        n = len(m['descriptor_names'])
        icon = m.get('interaction_scaling_constraint_dict') or m.get('scaling_constraint_dict', {})
        icon = {'&'.join(sorted(k.split('&'))): v for k, v in icon.items()}
        line = lambda c: mp.fsum(a * b for a, b in zip(c, list(d) + [mpf(1)]))
        par = lambda key, v: mpf(str(v[0])) if self.thermo else line(self.fit(v, icon.get(key, [None] * (n + 1))))
        default = m.get('default_self_interaction_parameter', 0)
        e = {}
        for a in ads:
            v = sd.get(a, {}).get('self_interaction_parameter') or [default] * len(m['surface_names'])
            e[a] = par(a, v)
            if 'max_self_interaction' in sd.get(a, {}):
                e[a] = min(e[a], mpf(str(sd[a]['max_self_interaction'])))
        M = {(a, b): mpf(0) for a in ads + ts for b in ads + ts}
        mode = m.get('cross_interaction_mode', 'geometric_mean')
        far = [set(p) for p in m.get('non_interacting_site_pairs', [])]
        for a in ads:
            for b in ads:
                M[a, b] = e[a] if a == b else sqrt(abs(e[a] * e[b])) if mode == 'geometric_mean' else (e[a] + e[b]) / 2
                if {a[-1], b[-1]} in far:
                    M[a, b] = mpf(0)
        tm = m.get('transition_state_cross_interaction_mode', 'intermediate_state' if self.thermo else 'transition_state_scaling')
        for t in ts:
            r = [r for r in self.rx if r[1] and t in r[1]][-1]
            if tm == 'transition_state_scaling':
                w = self.w[t][0]
            else:
                f = {'initial_state': 0, 'final_state': 1, 'intermediate_state': 0.5}.get(tm)
                f = mpf(str(tm.split('(')[1][:-1] if f is None else f))
                w = {a: (1 - f) * r[0].count(a) + f * r[2].count(a) for a in ads}
            for b in ads:
                M[t, b] = M[b, t] = mp.fsum(w[a] * M[a, b] for a in ads)
        for a in ads:
            for b, v in sd.get(a, {}).get('cross_interaction_parameters', {}).items():
                M[a, b] = M[b, a] = par('&'.join(sorted([a, b])), v)
        s = mpf(str(m.get('interaction_strength', 1)))
        return {k: s * v for k, v in M.items()}

    def response(self, site, t):
        m = self.m
        p = m['species_definitions'][site].get('interaction_response_parameters', m.get('interaction_response_parameters', {}))
        kind = m.get('interaction_response_function', 'linear')
        c = mpf(str(p.get('cutoff', 0.25))) if kind != 'linear' else mpf(0)
        w = mpf(str(p.get('smoothing', 0.05))) if kind.startswith('smooth') else mpf(0)
        k = mpf(str(p.get('slope', 1)))
        if t <= c - w:
            return mpf(0)
        return k * ((t - c + w) ** 2 / (4 * w) if t < c + w else t - c) / t

    def at(self, d):
        m, ads, ts = self.m, self.ads, self.ts
        d = [mpf(str(v)) for v in d]
        env = dict(zip(m['descriptor_names'], d)) if self.thermo else {}
        T = env.get('temperature', mpf(str(m['temperature'])))
        U = env.get('voltage', mpf(0))
        kT = KB * T
        G = {}
        for g in self.gas:
            G[g] = mpf(str(self.Egas[g]))
            if m['gas_thermo_mode'] == 'fixed_entropy_gas':
                G[g] += mp.fsum(mpf(str(f)) for f in self.freq[g]) * mpf('1.239842e-4') / 2 - T * mpf('0.002')
            if g == 'pe_g':
                G[g] -= U
        for a in ads + ts:
            if self.thermo:
                G[a] = mpf(str(self.E[a][0])) if self.E[a][0] is not None else None
            elif a in ads:
                G[a] = mp.fsum(x * y for x, y in zip(self.C[a], d + [mpf(1)]))
        if not self.thermo:
            for t in ts:
                w, b = self.w[t]
                G[t] = b + mp.fsum(w[a] * G[a] for a in ads)
        for s in self.sites:
            G[s] = mpf(0)
        for IS, TS, FS, X in self.rx:
            if X is not None:
                dG = sum(G[s] for s in FS) - sum(G[s] for s in IS)
                G[TS[0]] = sum(G[s] for s in FS) + mpf(str(X)) - (1 - mpf(str(m['beta']))) * dG
        eps = self.epsilon(d)
        total = {s: mpf(str(m['species_definitions'][s]['total'])) for s in self.sites}
        p = {g: mpf(m['species_definitions'][g]['pressure']) for g in self.gas}
        A = kT / H

        def rates(theta):
            th = dict(zip(ads, theta))
            tot = {s: sum((th[a] for a in ads if a[-1] == s), mpf(0)) for s in self.sites}
            load = {a: self.response(a[-1], tot[a[-1]]) * th[a] for a in ads}
            g = dict(G)
            for a in ads + ts:
                g[a] = G[a] + mp.fsum(eps[a, b] * load[b] for b in ads)
            act = {**p, **th, **{s: total[s] - tot[s] for s in self.sites}}
            out = []
            for IS, TS, FS, _ in self.rx:
                a, b = sum(g[s] for s in IS), sum(g[s] for s in FS)
                top = max(a, b, sum(g[s] for s in TS)) if TS else max(a, b)
                f, r = A * exp((a - top) / kT), A * exp((b - top) / kT)
                for s in IS:
                    f *= act[s]
                for s in FS:
                    r *= act[s]
                out.append(f - r)
            return out

        def dtheta(theta):
            r = rates(theta)
            return [mp.fsum((x[2].count(a) - x[0].count(a)) * v for x, v in zip(self.rx, r)) for a in ads]

        n = len(ads)

        def newton(residual, x, good, most):
            for _ in range(most):
                f = residual(x)
                J = matrix(n, n)
                for j in range(n):
                    h = mpf(10) ** -70 * max(abs(x[j]), mpf(10) ** -60)
                    y = list(x)
                    y[j] += h
                    fj = residual(y)
                    for i in range(n):
                        J[i, j] = (fj[i] - f[i]) / h
                step = lu_solve(J, matrix(f))
                x = [x[i] - step[i] for i in range(n)]
                if any(v < 0 for v in x) or any(sum(v for a, v in zip(ads, x) if a[-1] == s) > total[s] for s in self.sites):
                    return None
                if all(abs(step[i]) <= good * x[i] for i in range(n)):
                    return x
            return None

        theta, h, factor = [mpf(0)] * n, mpf(10) ** -20, mpf(10)
        while h < mpf(10) ** 40:
            old = theta
            new = newton(lambda y: [y[i] - old[i] - h * v for i, v in enumerate(dtheta(y))], list(old), mpf(10) ** -12, 12)
            if new is None:
                h /= 7
                factor = mpf(2)
            else:
                theta = new
                h *= factor
                factor = min(factor * 2, mpf(1000))
        theta = newton(dtheta, theta, mpf(10) ** -60, 40)
        if theta is None:
            raise ArithmeticError(f'no steady state at {d}')
        r = rates(theta)
        free = {s: total[s] - sum(v for a, v in zip(ads, theta) if a[-1] == s) for s in self.sites}
        tof = {g: mp.fsum((x[2].count(g) - x[0].count(g)) * v for x, v in zip(self.rx, r)) for g in self.gas}
        return {**{f'theta_{k}': v for k, v in {**free, **dict(zip(ads, theta))}.items()}, **{f'tof_{k}': v for k, v in tof.items()}}


for name in sys.argv[1:] or ['co-oxidation', 'two-sites', 'hydrogen']:
    model = Model(name)
    n = model.m['resolution']
    (x0, x1), (y0, y1) = model.m['descriptor_ranges']
    lines = []
    for i in range(n):
        for j in range(n):
            at = [round(x0 + (x1 - x0) * i / (n - 1), 10), round(y0 + (y1 - y0) * j / (n - 1), 10)]
            values = model.at(at)
            if not lines:
                lines.append(','.join(model.m['descriptor_names'] + list(values)))
            lines.append(','.join([str(v) for v in at] + [mp.nstr(v, 17) for v in values.values()]))
            print(name, i, j, file=sys.stderr)
    open(name + '.csv', 'w').write('\n'.join(lines) + '\n')
