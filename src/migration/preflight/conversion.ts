import { webhookMessage } from '../../diagnosis/webhooks/webhook-message.ts';
import { messageStart } from '../../objects/message-start.ts';
import { excerpt } from '../../objects/words.ts';
import { type ConversionProblem, conversionHealth } from '../../versions/conversion.ts';
import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts } from './facts.ts';

/** Whether objects can be converted: a migration reads each at its old version and writes it at the new one. */
export function conversionFinding({
  subject: { definition },
  conversion,
  objects,
  now,
}: Pick<MigrationFacts, 'subject' | 'conversion' | 'objects' | 'now'>): PreflightFinding[] {
  if (definition === undefined || conversion === undefined) return [];
  const { strategy, state, problems } = conversionHealth({ definition, objects, ...conversion }, now);
  const finding = (level: PreflightFinding['level'], text: string, next?: string): PreflightFinding => ({
    ...{ check: 'conversion', level, text, next },
  });
  if (state === 'broken') {
    const text = problems.length === 0 ? 'objects cannot be converted' : problems.map(problemText).join('; ');
    return [finding('blocked', text, strategy === 'Webhook' ? 'Bring the conversion webhook up first' : undefined)];
  }
  // It works, and will not for long, or for everybody.
  const doubts = problems.map((problem) => finding('warning', problemText(problem)));
  if (strategy === 'None' || doubts.length > 0) return doubts;
  const { trial } = conversion;
  if (trial.kind === 'tried') {
    const slowest = Math.max(...trial.readings.map(({ milliseconds }) => milliseconds));
    return [finding('ok', `conversion webhook (${slowest} ms)`)];
  }
  return trial.reason === 'no-objects' || trial.reason === 'one-version'
    ? []
    : [finding('note', 'whether the conversion webhook works was not tried')];
}

function problemText(problem: ConversionProblem): string {
  switch (problem.kind) {
    case 'unreadable': {
      const call = webhookMessage(problem.gap.message);
      const why =
        call === undefined
          ? excerpt(messageStart(problem.gap.message))
          : `the conversion webhook fails: ${excerpt(call.detail)}`;
      return `${problem.object ?? 'the objects'} cannot be read at ${problem.version}, ${why}`;
    }
    case 'service-missing':
      return `Service ${problem.service} of the conversion webhook does not exist`;
    case 'no-endpoints':
      return `nobody is behind Service ${problem.service} of the conversion webhook`;
    case 'ca-unreadable':
      return 'the caBundle of the conversion webhook holds no certificate that can be read';
    case 'ca-expired':
      return 'the CA of the conversion webhook has expired';
    case 'certificate-expired':
      return `Certificate ${problem.certificate} of the conversion webhook has expired`;
  }
}
