import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { shaderNames, type Batch } from '../../../src/kinetics';
import { chainStructure } from '../../../src/kinetics/chain/chainStructure';
import { evaluateProgram } from '../../../src/kinetics/evaluateProgram';
import { chainShader } from '../../../src/kinetics/webgpu/chainShader';
import { probeText, steadyText } from '../../../src/kinetics/webgpu/shaderTexts';
import { shaderSources } from '../../../src/workers/shaderSources';
import { captureBatch } from '../../agreement/captureBatch';
import { missingGpu, testDevice } from '../../helpers/softwareGpu';
import { cases } from '../../identities/studyTable';

const missing = await missingGpu();

/** The text for the pattern of rates that vanish at the first point, with shares of all externals. */
function textOf({ mechanism, program, x }: Batch): string {
  const lnK = new Float64Array(2 * mechanism.steps.length);
  evaluateProgram(program, x, 0, lnK, new Int32Array(lnK.length));
  const vanishing = Array.from(lnK, (value) => value === -Infinity);
  const products = mechanism.externals.map((_, e) => e);
  const shares = { products, weights: products.map((e) => e % 3) };
  return steadyText(shaderSources, chainShader(mechanism, chainStructure(mechanism, vanishing, true), shares));
}

it('every file of shaders/ is part of a module', () => {
  const files = readdirSync(new URL('../../../shaders', import.meta.url));
  expect(files.sort()).toEqual(shaderNames.map((name) => `${name}.wgsl`).sort());
});

describe.skipIf(missing !== null)(
  `shaders compile without a message${missing === null ? '' : ` (not here: ${missing})`}`,
  () => {
    let device: GPUDevice;

    beforeAll(async () => {
      device = await testDevice();
    });

    const messagesOf = async (code: string): Promise<readonly string[]> => {
      device.pushErrorScope('validation');
      const { messages } = await device.createShaderModule({ code }).getCompilationInfo();
      const error = await device.popErrorScope();
      const said = messages.map(({ type, lineNum, message }) => `${type} in line ${lineNum}: ${message}`);
      return error === null ? said : [...said, error.message];
    };

    it.each(cases)('$name', async ({ study, rows, settings }) => {
      expect(await messagesOf(textOf(await captureBatch(study, rows, settings)))).toEqual([]);
    });

    it('the probe of the arithmetic', async () => {
      expect(await messagesOf(probeText(shaderSources))).toEqual([]);
    });

    it('which is seen when there is one', async () => {
      const said = await messagesOf(probeText(shaderSources).replace('round(x)', 'rounded(x)'));
      expect(said.join('\n')).toContain("unresolved call target 'rounded'");
    });
  },
);
