import accelerate from '../../shaders/accelerate.wgsl?raw';
import newton from '../../shaders/newton.wgsl?raw';
import probe from '../../shaders/probe.wgsl?raw';
import rates from '../../shaders/rates.wgsl?raw';
import steady from '../../shaders/steady.wgsl?raw';
import turnover from '../../shaders/turnover.wgsl?raw';
import wide from '../../shaders/wide.wgsl?raw';
import type { ShaderTexts } from '../kinetics';

/** The shaders of this project. */
export const shaderSources: ShaderTexts = { wide, rates, accelerate, newton, turnover, steady, probe };
