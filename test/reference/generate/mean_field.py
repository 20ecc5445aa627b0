"""Steady states of any mean-field mechanism in arithmetic of any precision (mpmath), independent of src/kinetics.

Unknowns are ln theta of every surface species. The balances are ln(production) - ln(consumption) = 0, one per species but for
one of each site type, whose equation is ln(sum of theta over the type / total of the type) = 0. Newton's method; the start is
followed from the clean surface through implicit Euler steps of growing length, so that the state found is the one that a
clean surface runs into.
"""

from mpmath import exp, fsum, inf, log, lu_solve, matrix, mp, mpf

DIGITS = 60
WORKING = 400


class Surface:
    """steps: list of (left, right, ln_kf, ln_kr) with dicts of counts; ln_k None where a direction does not run.

    sites: {type: (empty species, total, [species])}; activities: {external: value}.
    """

    def __init__(self, steps, sites, activities):
        mp.dps = WORKING
        self.species = [s for _, _, members in sites.values() for s in members]
        self.index = {s: i for i, s in enumerate(self.species)}
        self.balances = [(self.index[empty], mpf(total), [self.index[s] for s in members]) for empty, total, members in sites.values()]
        self.directed = []
        for left, right, forward, reverse in steps:
            for source, target, ln_k in ((left, right, forward), (right, left, reverse)):
                ln_rate = None if ln_k is None else mpf(ln_k)
                orders = []
                for name, count in source.items():
                    if name in self.index:
                        orders.append((self.index[name], count))
                    elif activities.get(name, 1) == 0:
                        ln_rate = None
                    elif ln_rate is not None:
                        ln_rate += count * log(mpf(activities.get(name, 1)))
                change = [0] * len(self.species)
                for name, count in target.items():
                    if name in self.index:
                        change[self.index[name]] += count
                for name, count in source.items():
                    if name in self.index:
                        change[self.index[name]] -= count
                self.directed.append((ln_rate, orders, change))

    def balance(self, x, old, h):
        n = len(x)
        theta = [exp(v) for v in x]
        made, used = [mpf(0)] * n, [mpf(0)] * n
        d_made = [[mpf(0)] * n for _ in range(n)]
        d_used = [[mpf(0)] * n for _ in range(n)]
        rates = []
        for ln_k, orders, change in self.directed:
            if ln_k is None:
                rates.append(mpf(0))
                continue
            rate = exp(ln_k + fsum(count * x[i] for i, count in orders))
            rates.append(rate)
            for i, c in enumerate(change):
                if c == 0:
                    continue
                side, slope = (made, d_made) if c > 0 else (used, d_used)
                side[i] += abs(c) * rate
                for s, order in orders:
                    slope[i][s] += abs(c) * rate * order
        if h is not None:
            for i in range(n):
                made[i] += old[i] / h
                used[i] += theta[i] / h
                d_used[i][i] += theta[i] / h
        residual = [log(a / b) if a > 0 and b > 0 else None for a, b in zip(made, used)]
        jacobian = matrix(n, n)
        for i in range(n):
            if residual[i] is None:
                continue
            for s in range(n):
                jacobian[i, s] = d_made[i][s] / made[i] - d_used[i][s] / used[i]
        for e, total, members in self.balances:
            whole = fsum(theta[i] for i in members)
            residual[e] = log(whole / total)
            for s in range(n):
                jacobian[e, s] = theta[s] / whole if s in members else mpf(0)
        return residual, jacobian, rates

    def newton(self, x, old, h, goal, limit=80):
        for _ in range(limit):
            residual, jacobian, _ = self.balance(x, old, h)
            if any(r is None for r in residual):
                return None
            try:
                step = lu_solve(jacobian, matrix([-r for r in residual]))
            except ZeroDivisionError:
                return None
            size = max(abs(v) for v in step)
            share = min(mpf(1), 20 / size) if size else mpf(1)
            x = [v + share * s for v, s in zip(x, step)]
            if size < goal:
                return x
        return None

    def clean(self):
        empties = {e: total for e, total, _ in self.balances}
        return [empties.get(i, mpf(0)) for i in range(len(self.species))]

    def from_clean_surface(self):
        fastest = max(k for k, _, _ in self.directed if k is not None)
        h, factor = exp(-fastest) / 1000, mpf(10)
        clean = self.clean()
        x = [log(c) if c else mpf(-3000) for c in clean]
        for _ in range(3 * len(x)):
            residual = self.balance(x, clean, h)[0]
            x = [v if clean[i] else v + (r or 0) for i, (v, r) in enumerate(zip(x, residual))]
        x = self.newton(x, clean, h, mpf("1e-10"))
        assert x is not None, "no first step"
        while h < mpf("1e120"):
            trial = self.newton(x, [exp(v) for v in x], h * factor, mpf("1e-6"), 30)
            if trial is None:
                factor = factor**0.5
                assert factor > 1.001, "no step converges"
                continue
            x, h = trial, h * factor
            factor = min(factor**2, mpf(10) ** 8)
        return x

    def steady(self, start=None):
        """ln theta, directed rates; imbalances are below 1e-80 of the gross rates."""
        mp.dps = WORKING
        x = self.newton(start or self.from_clean_surface(), None, None, mpf("1e-150"))
        assert x is not None, "no steady state"
        return x, self.balance(x, None, None)[2]


def number(value, digits=30):
    mp.dps = WORKING
    return mp.nstr(value, digits, min_fixed=inf, max_fixed=-inf)
