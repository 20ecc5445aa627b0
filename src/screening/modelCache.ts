import { compileRateProgram, type RateProgram } from '../kinetics';
import type { Study } from '../study';
import type { PotentialScale } from '../thermo';
import { compileModel } from './compileModel';
import type { Model } from './model';
import { thermalTerms } from './thermalTerm';

/** Rate programs that are kept of one model: as many as a map with a temperature axis needs, and some. */
const mostPrograms = 512;

const models = new WeakMap<Study, Map<number, Model>>();
const programs = new WeakMap<Model, Map<string, RateProgram>>();

/** `compileModel`, once for each study and transfer coefficient: backends know a model again by identity. */
export function modelOf(study: Study, beta = study.energetics.beta): Model {
  const own = models.get(study) ?? new Map<number, Model>();
  models.set(study, own);
  const known = own.get(beta);
  if (known !== undefined) return known;
  const model = compileModel(study, beta);
  own.set(beta, model);
  return model;
}

/** The rate program of a model at a temperature [K], on the scale of the potential; compiled once. */
export function programOf(model: Model, T: number, scale: PotentialScale): RateProgram {
  const own = programs.get(model) ?? new Map<string, RateProgram>();
  programs.set(model, own);
  const key = `${T} ${scale}`;
  const known = own.get(key);
  if (known !== undefined) return known;
  const { study, mechanism } = model;
  const program = compileRateProgram({
    mechanism,
    descriptors: study.descriptors.map((d) => d.name),
    laws: model.steps.flatMap((step) => [step.forward, step.reverse]),
    domain: model.domain,
    interactions: model.interactions,
    T,
    scale,
    kJ_per_mol_per_eV: study.constants?.kJ_per_mol_per_eV,
    boltzmann_eV_per_K: study.constants?.boltzmann_eV_per_K,
    thermal: thermalTerms(study, T),
  });
  const [oldest] = own.keys();
  if (own.size >= mostPrograms) own.delete(oldest);
  own.set(key, program);
  return program;
}
