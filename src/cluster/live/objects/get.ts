import { type Answer, answer, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { KubeObject } from '../../../objects/object.ts';
import type { GetQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import { acceptFor } from './accept.ts';
import { decodeObject, detailOf } from './decode.ts';
import { gapOf } from './gaps.ts';

/** Reads one object as it is now (a quorum read: no resourceVersion, so never an old answer from a cache). */
export async function getObject(client: Client, query: GetQuery): Promise<Answer<KubeObject>> {
  const { type, namespace, name, detail } = query;
  const subject: GapSubject = { kind: 'object', type, namespace, name };
  const impossible = impossiblePlace({ type, namespace, name });
  if (impossible !== undefined) return gapAnswer({ subject, reason: 'not-found', message: impossible });
  const response = await client.askWhole({
    path: resourcePath({ type, namespace, name }),
    accept: acceptFor(type, detail, 'object'),
  });
  if (!response.ok) {
    const permission = { verb: 'get', group: type.group, resource: type.resource, namespace, name };
    return gapAnswer(gapOf(response.failure, subject, permission));
  }
  const object = decodeObject(response.value.body, type, detail);
  if (object === undefined) return gapAnswer({ subject, reason: 'invalid', message: 'the answer is no JSON object' });
  if (query.text !== true || detailOf(type, detail) !== 'whole') return answer(object);
  return answer({ ...object, text: response.value.body.toString() });
}
