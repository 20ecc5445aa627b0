import { embeddedStudies, embeddedStudy } from '../../study';
import { writeFile } from '../writeFile';

/** Lists the embedded studies, or writes one of them as JSON. */
export function studiesCommand(options: {
  readonly show?: string;
  readonly out: string;
  readonly json?: boolean;
}): number {
  if (options.show !== undefined) {
    writeFile(options.out, [`${JSON.stringify(embeddedStudy(options.show), null, 2)}\n`]);
    return 0;
  }
  const list = embeddedStudies.map((name) => {
    const { title, sources, descriptors, candidates } = embeddedStudy(name);
    const dois = sources.flatMap((source) => (source.doi == null ? [] : [source.doi]));
    return {
      name,
      title,
      descriptors: descriptors.map((d) => d.name),
      candidates: candidates.length,
      dois: [...new Set(dois)],
    };
  });
  const text =
    options.json === true
      ? JSON.stringify(list, null, 2)
      : list
          .map(
            (s) =>
              `${s.name}  ${s.title}\n  on ${s.descriptors.join(', ')}; ${s.candidates} candidates; ${s.dois.map((d) => `doi ${d}`).join(', ')}`,
          )
          .join('\n');
  process.stdout.write(`${text}\n`);
  return 0;
}
