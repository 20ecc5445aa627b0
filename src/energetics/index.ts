export { combine, constantForm, evaluateForm, type AffineForm } from './affineForm';
export {
  cleanForm,
  interactionForm,
  interactionSubject,
  responseAt,
  responseSlope,
  type CrossRule,
  type InteractionModel,
  type ResponseFunction,
} from './interactions';
export {
  arrhenius,
  eyring,
  hertzKnudsenAdsorption,
  hertzKnudsenDesorption,
  type HertzKnudsenGas,
  type RateLaw,
} from './rateLaw';
export {
  stepBarriers,
  type Barrier,
  type ElectronTransfer,
  type StepBarriers,
  type StepEnergies,
} from './stepEnergetics';
export * from './scaling';
export * from './dband';
