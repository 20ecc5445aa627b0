import { axisVariables } from '../axisVariables';
import { conditionGroups } from '../conditionGroups';
import type { Evaluation } from '../evaluatePoints';
import { modelOf, programOf } from '../modelCache';
import type { PointTable } from '../pointTable';

/**
 * Signed distance of points to the edge of the model's domain in the space of the descriptors [eV]: how far the descriptors
 * may move in any direction before a rule masks the point. Outside it is negative, the largest distance to a rule that
 * is broken, which the distance to the domain is not below. Infinite without rules.
 */
export function domainDistance({ model, settings, scale }: Evaluation, table: PointTable): Float64Array {
  const { study } = model;
  const descriptors = study.descriptors.length;
  const distance = new Float64Array(table.count).fill(Infinity);
  for (const { T, beta, rows } of conditionGroups(study, table, settings)) {
    const program = programOf(modelOf(study, beta), T, scale);
    const x = axisVariables(model, program, table, settings, rows);
    const width = program.variables.length;
    const rules = program.maskReasons.map((_, m) => {
      const form = program.masks.subarray(m * (width + 1), (m + 1) * (width + 1));
      const used = program.variables.flatMap((_, v) => (form[v] === 0 ? [] : [v]));
      return { form, used, slope: Math.hypot(...form.subarray(0, descriptors)) };
    });
    rows.forEach((row, i) => {
      let least = Infinity;
      for (const { form, used, slope } of rules) {
        let energy = form[width];
        for (const v of used) energy += form[v] * x[i * width + v];
        const far = slope > 0 ? energy / slope : energy >= 0 ? Infinity : -Infinity;
        if (!(far >= least)) least = far;
      }
      distance[row] = least;
    });
  }
  return distance;
}
