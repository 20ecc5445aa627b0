import { lintStudy, type Finding } from '../../screening';
import { readStudy } from '../readStudy';

/** Prints what is wrong or doubtful in a study; returns 2 when it has errors, else 0. */
export function checkCommand(studyName: string, options: { readonly json?: boolean }): number {
  const study = readStudy(studyName);
  const findings = lintStudy(study);
  const count = (severity: Finding['severity']): number => findings.filter((f) => f.severity === severity).length;
  const summary = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ study: study.id, ...summary, findings }, null, 2)}\n`);
  } else {
    for (const { severity, check, path, message } of findings) {
      process.stdout.write(`${severity}: ${message} [${check}] (${path})\n`);
    }
    process.stdout.write(
      `${study.id}: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.notes} notes\n`,
    );
  }
  return summary.errors > 0 ? 2 : 0;
}
