import { hasActivity, parseFormula, type Species } from '../../mechanism';
import type { Model } from '../model';

/** Names of a study's species as CatMAP writes them, `CO_s` and `CO_g`. */
export class CatmapNaming {
  /** Key by name in the study. */
  private readonly keys = new Map<string, string>();
  /** Species whose atoms the name does not say. */
  readonly declared = new Map<string, Species>();
  /** Names that had to change, old and new. */
  readonly changed: (readonly [string, string])[] = [];

  constructor({ mechanism, study }: Model) {
    const taken = new Set<string>();
    for (const species of [...mechanism.states, ...mechanism.externals.filter(hasActivity)]) {
      const { name, phase, site } = species;
      const label = site ?? 'g';
      if (phase === 'site') {
        this.keys.set(name, label);
        continue;
      }
      const written = name.replace(/\*.*$/, '');
      const plain = written.replace(/[^A-Za-z0-9]/g, '');
      let key = `${plain}_${label}`;
      for (let n = 2; taken.has(key); n++) key = `${plain}x${n}_${label}`;
      taken.add(key);
      this.keys.set(name, key);
      if (plain !== written) this.changed.push([name, key]);
      const formula = parseFormula(key.slice(0, key.lastIndexOf('_')));
      const own = species.composition ?? {};
      const same =
        formula !== null &&
        [...new Set([...Object.keys(formula), ...Object.keys(own)])].every((e) => (formula[e] ?? 0) === (own[e] ?? 0));
      if (!same || species.name in study.species) this.declared.set(key, species);
    }
  }

  /** `CO_s`, `CO_g`, or `s` for an empty site. */
  key(name: string): string {
    return this.keys.get(name) ?? name;
  }

  /** As written in an expression: an empty site is `*_s`. */
  term({ name, phase }: Species): string {
    return phase === 'site' ? `*_${this.key(name)}` : this.key(name);
  }
}
