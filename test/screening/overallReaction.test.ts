import { describe, expect, it } from 'vitest';
import { parseSpecies, type Species } from '../../src/mechanism';
import { electronsFor } from '../../src/screening/overallReaction';

function species(name: string): Species {
  return parseSpecies(name, 's', new Map(), 'here');
}

describe('electronsFor', () => {
  it.each([
    ['NO3-', 'NO', 3],
    ['NO3-', 'N2', 10],
    ['NO3-', 'N2O', 8],
    ['NO3-', 'NH3', 8],
    ['NO3-', 'NH4+', 8],
    ['NO3-', 'NO2-', 2],
    ['NO3-', 'NH2OH', 6],
    ['NO3-', 'H2', 2],
    ['NO3-', 'H2O', 0],
    ['NO3-', 'NO3-', 0],
    ['NO3-', 'H+', 0],
    ['NO3-', 'e-', 1],
    ['CO2', 'CO', 2],
    ['CO2', 'CH4', 8],
    ['CO2', 'C2H4', 12],
    ['CO2', 'CH3OH', 6],
    ['N2', 'NH3', 3],
    ['O2', 'H2O', 2],
    ['O2', 'H2O2', 2],
    ['H2O', 'O2', -4],
    ['H2O2', 'O2', -2],
    ['CH4', 'CO2', -8],
  ])('takes from %s to one %s %d electrons', (reactant, product, electrons) => {
    expect(electronsFor(species(product), species(reactant))).toBe(electrons);
  });

  it.each([
    ['NO3-', 'CO2'],
    ['N2', 'CH4'],
    ['H2', 'H2O'],
  ])('has no answer from %s to %s', (reactant, product) => {
    expect(electronsFor(species(product), species(reactant))).toBeNaN();
  });
});
