import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { readLoss } from '../../collect/migration-facts/loss.ts';
import { readMigrationFacts } from '../../collect/migration-facts/migration-facts.ts';
import { lossFindings } from '../../migration/loss/loss-finding.ts';
import { judgePreflight } from '../../migration/preflight/judge.ts';
import type { Preflight } from '../../migration/preflight.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { MigrateRequest } from './request.ts';

/** What is known before a migration begins: first by a look, then by reading every object at both of its versions. */
export async function readPreflight(
  subject: MigrationSubject,
  request: MigrateRequest,
  { reader, discovery }: { readonly reader: ClusterReader; readonly discovery: Discovery },
  { signal, terminal }: CommandContext,
): Promise<Preflight> {
  const facts = await readMigrationFacts(subject, request, reader, discovery, signal);
  const preflight = judgePreflight(facts, request);
  // What cannot be read has been told.
  if (facts.objects.gap !== undefined || facts.objects.count === 0) return preflight;
  let compared = 0;
  const hide = terminal.progress(
    () => `Loss check ${sanitize(subject.resource)} ${compared.toLocaleString('en-US')} objects`,
  );
  const loss = await readLoss(subject, reader, {
    accepted: request.acceptLoss,
    progress: (count) => {
      compared = count;
    },
    signal,
  }).finally(hide);
  if (loss === undefined) return preflight;
  const { findings, gaps } = preflight;
  if (!loss.ok) {
    const text = `loss check: not all objects could be read at both versions: ${loss.gap.message}`;
    return {
      ...preflight,
      findings: [...findings, { check: 'loss', level: 'blocked', text }],
      gaps: [...gaps, loss.gap],
    };
  }
  return {
    ...preflight,
    findings: [...findings, ...lossFindings(loss.value, subject)],
    loss: loss.value,
  };
}
