import { importMkmcxx, type MkmcxxImport } from '../../../src/formats';

/** CO oxidation in MKMCXX's syntax: adsorption by Hertz–Knudsen and Arrhenius laws, two sites for O2. */
export const model = `# CO oxidation
&compounds
CO;   0; 0.02
O2;   0; 0.01
CO2;  0; 0.0
CO*;  1; 0.0
O*;   1; 0.0
*;    1; 1.0
&reactions
# area, mass, rotation, symmetry, sticking, desorption
HK; {CO} + {*} => {CO*}; 1e-19; 28; 2.77; 1; 0.9; 120e3
HK; {O2} + 2{*} => 2{O*}; 1e-19; 32; 2.08; 2; 0.1; 260e3
AR; {CO*} + {O*} => {CO2} + 2{*}; 1e13; 2e4; 90e3; 110e3
&settings
TYPE = SEQUENCERUN
PRESSURE = -1
REAGENTS = {CO},{O2}
KEYCOMPONENTS = {CO2}
NPAR = 4
&runs
500; 1e8; 1e-12; 1e-12
`;

/** The model with a change, imported. */
export function imported(change: (text: string) => string = (text) => text, keepTime = false): MkmcxxImport {
  return importMkmcxx({ text: change(model), file: 'input.mkm', keepTime });
}

/** `imported` with one text in place of another, which has to be there. */
export function replaced(from: string, to: string): MkmcxxImport {
  if (!model.includes(from)) throw new Error(`the model has no ${from}`);
  return imported((text) => text.replace(from, to));
}
