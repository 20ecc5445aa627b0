import { InvalidInput } from '../base';
import { cpuKernel, type Kernel } from '../kinetics';

/** The kernel that `--backend` names. @throws InvalidInput when there is none. */
export function kernelFor(name: string): Kernel {
  if (name === cpuKernel.name) return cpuKernel;
  throw new InvalidInput({ name: '--backend', got: name, expected: 'cpu' });
}
