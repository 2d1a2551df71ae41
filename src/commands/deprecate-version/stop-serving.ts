import { soakBaseline } from '../../act/versions/soak.ts';
import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { kubectl } from '../../diagnosis/commands.ts';
import { type Result, success } from '../../objects/problem.ts';
import type { DefinitionPatch } from '../../versions/definition-change.ts';
import type { SoakFinding } from '../../versions/soak.ts';
import { paragraph } from '../../views/diagnosis/lines.ts';
import { gapLines } from '../../views/gap-lines.ts';
import { formatAge } from '../../views/text/age.ts';
import { createPaint } from '../../views/text/paint.ts';
import { wrap } from '../../views/text/wrap.ts';
import { soakText } from '../../views/versions/step-words.ts';
import { decide } from './ask.ts';
import type { Look } from './look.ts';
import type { StepOutcome } from './outcome.ts';
import type { DeprecateRequest } from './request.ts';
import { serveAgain } from './undo-step.ts';
import { watchFor } from './watch-for.ts';
import { writeChange } from './write.ts';

type LiveCluster = { readonly reader: ClusterReader; readonly writer: ClusterWriter };

/**
 * Stops serving a version, and watches for what fails. One key serves it again at once; where something fails a person is
 * asked, and without one it is served again.
 */
export async function stopServing(
  { object, standing, discovery }: Look,
  request: DeprecateRequest,
  patch: DefinitionPatch,
  { reader, writer }: LiveCluster,
  context: CommandContext,
): Promise<Result<StepOutcome>> {
  const { terminal } = context;
  const { version, soak: duration } = request;
  const { definition } = standing.judged.facts;
  const replacement = standing.replacement ?? '';
  const before = await soakBaseline(reader, discovery, context.signal);
  const written = await writeChange(object, patch, writer);
  if (!written.ok) return written;
  const back = kubectl('operator', 'deprecate-version', definition.name, version, '--undo');
  await terminal.write(`${version} is not served any more. Back with: ${back}\n`);
  if (duration === 0) return success('done');
  const watched = await watchFor(
    { definition, version, replacement, duration },
    before,
    { reader, discovery },
    context,
  );
  if (watched.kind === 'quiet') {
    await terminal.write(
      `Nothing was seen to fail within ${formatAge(duration)}. Who only gets a 404 and tells nobody is not seen.\n`,
    );
    await terminal.write(
      gapLines(distinctGaps(watched.gaps))
        .map((line) => `${wrap(line, terminal.width)}\n`)
        .join(''),
    );
    return success('done');
  }
  if (watched.kind === 'interrupted') {
    await terminal.write(`Not watched to the end. ${version} is still not served; back with: ${back}\n`);
    return success('left');
  }
  if (watched.kind === 'failing') {
    await terminal.write(failingText(watched.findings, context));
    const decision = await decide(`Serve ${version} again?`, request.yes, context);
    if (decision === 'no') return success('left');
  }
  const again = await serveAgain(definition.name, version, replacement, reader, writer);
  if (!again.ok) return again;
  await terminal.write(`${version} is served again.\n`);
  return success('left');
}

function failingText(findings: readonly SoakFinding[], { terminal }: CommandContext): string {
  const layout = { width: terminal.width, paint: createPaint(terminal.color) };
  return [
    'Something fails since:\n',
    ...findings.map((finding) => paragraph(`- ${soakText(finding)}`, '  ', layout)),
  ].join('');
}
