import { InvalidInput } from '../base';
import { combine, constantForm, interactionForm, type AffineForm } from '../energetics';
import { pathText, type Study } from '../study';
import { resolveEnergy } from './resolveEnergy';
import { resolveForm } from './resolveForm';
import { thermalForm, thermalModels } from './thermalTerm';

/** What stands on the energy scale at zero unless a study says otherwise (the CHE takes H+ + e- as ½ H2 at 0 V vs RHE). */
const zeroPhases: ReadonlySet<string> = new Set(['site', 'proton', 'electron']);

/** A species or transition state whose energy is asked for. */
export interface EnergySubject {
  readonly name: string;
  /** Phase of a species; `state` for a transition state. */
  readonly phase: string;
}

/** Energies of the species and transition states of a study, each resolved once. */
export class SpeciesEnergies {
  private readonly known = new Map<string, AffineForm>();

  /** @param variables names that energies may use. */
  constructor(
    private readonly study: Study,
    private readonly variables: ReadonlySet<string>,
  ) {}

  /**
   * Electronic energy [eV].
   *
   * @param neededBy named in the error when it is missing.
   * @throws InvalidInput that names the species without an energy.
   */
  electronic(subject: EnergySubject, neededBy: string): AffineForm {
    return this.resolve(subject.name, subject.phase, neededBy, []);
  }

  /** Corrections by name [eV]. */
  corrections(name: string): readonly (readonly [label: string, form: AffineForm])[] {
    const { corrections = {} } = this.study.energetics;
    const own = Object.hasOwn(corrections, name) ? corrections[name] : {};
    const path = (label: string): string => pathText(['energetics', 'corrections', name, label]);
    return Object.entries(own).map(([label, form]) => [label, resolveForm(form, this.variables, path(label))]);
  }

  /** Free energy at activity 1: electronic energy, corrections and, as variables, the thermal part and interactions [eV]. */
  free(subject: EnergySubject, neededBy: string): AffineForm {
    const { name } = subject;
    return combine([
      [1, this.electronic(subject, neededBy)],
      ...this.corrections(name).map(([, form]) => [1, form] as const),
      [Object.hasOwn(thermalModels(this.study), name) ? 1 : 0, thermalForm(name)],
      [this.interacts(subject) ? 1 : 0, interactionForm(name)],
    ]);
  }

  /** True for what feels the adsorbates around it. */
  private interacts({ phase }: EnergySubject): boolean {
    return this.study.energetics.interactions !== undefined && (phase === 'surface' || phase === 'state');
  }

  private resolve(name: string, phase: string, neededBy: string, above: readonly string[]): AffineForm {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const { energies } = this.study.energetics;
    const path = pathText(['energetics', 'energies', name]);
    if (above.includes(name)) {
      throw new InvalidInput({
        name: path,
        got: [...above, name].join(' → '),
        expected: 'no energy that follows from itself',
      });
    }
    if (!Object.hasOwn(energies, name)) {
      if (zeroPhases.has(phase) || name.startsWith('*')) return constantForm(0);
      throw new InvalidInput({ name: path, got: undefined, expected: `the energy of ${name} (${neededBy} needs it)` });
    }
    const form = resolveEnergy(energies[name], this.variables, path, (other) =>
      this.resolve(other, other === 'H+' ? 'proton' : other === 'e-' ? 'electron' : 'state', path, [...above, name]),
    );
    this.known.set(name, form);
    return form;
  }
}
