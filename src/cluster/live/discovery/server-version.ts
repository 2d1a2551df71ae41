import { type Answer, answer, gapAnswer } from '../../../objects/gap.ts';
import { stringAt } from '../../../objects/json.ts';
import type { ServerVersion } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { parseJson } from '../objects/decode.ts';
import { gapOf } from '../objects/gaps.ts';

/** Asks the server what it is; every user, even an anonymous one, may by default (system:public-info-viewer). `timeout` in ms. */
export async function readServerVersion(client: Client, timeout: number): Promise<Answer<ServerVersion>> {
  const subject = { kind: 'cluster' } as const;
  const response = await client.askWhole({ path: '/version', accept: 'application/json', timeout });
  if (!response.ok) return gapAnswer(gapOf(response.failure, subject, undefined));
  const document = parseJson(response.value.body);
  const gitVersion = stringAt(document, 'gitVersion');
  if (gitVersion === undefined)
    return gapAnswer({ subject, reason: 'invalid', message: 'the answer to /version names no version' });
  return answer({
    gitVersion,
    gitCommit: stringAt(document, 'gitCommit') ?? '',
    platform: stringAt(document, 'platform') ?? '',
  });
}
