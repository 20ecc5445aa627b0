export { ascending } from './ascending';
export { codata, type CodataSet, type CodataYear } from './codata';
export {
  atomicMass_kg,
  avogadro_per_mol,
  bar_Pa,
  boltzmann_J_per_K,
  electronvolt_kJ_per_mol,
  elementaryCharge_C,
  gas_J_per_mol_K,
  planck_J_s,
  speedOfLight_m_per_s,
} from './constants';
export { faultText } from './faultText';
export { version } from './version';
export { InvalidInput, shown, type InvalidDetail } from './errors';
