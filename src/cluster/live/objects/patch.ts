import type { PatchQuery, WriteAnswer, WriteRefusal } from '../../writer.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import { acceptFor } from './accept.ts';
import { decodeObject } from './decode.ts';

const CONTENT_TYPES = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
} satisfies Record<PatchQuery['patch']['kind'], string>;

/** Changes one object, as the field manager `kubectl-operator`. It is asked once, whatever comes of it. */
export async function patchObject(client: Client, query: PatchQuery): Promise<WriteAnswer> {
  const { type, namespace, name, subresource, patch, dryRun } = query;
  const impossible = impossiblePlace({ type, namespace, name });
  if (impossible !== undefined) return refused({ status: 404, reason: 'NotFound', message: impossible });
  const place = { type, namespace, name, ...(subresource === undefined ? {} : { subresource }) };
  const response = await client.askWhole({
    path: resourcePath(place, { dryRun: dryRun ? 'All' : undefined, fieldManager: 'kubectl-operator' }),
    accept: acceptFor(type, 'whole', 'object'),
    once: true,
    send: {
      method: 'PATCH',
      contentType: CONTENT_TYPES[patch.kind],
      text: JSON.stringify(patch.kind === 'json' ? patch.operations : patch.body),
    },
  });
  if (!response.ok) {
    const { status, statusReason = '', message } = response.failure;
    return refused({ status, reason: statusReason, message });
  }
  const value = decodeObject(response.value.body, type, 'whole');
  if (value !== undefined) return { ok: true, value };
  return refused({ status: undefined, reason: '', message: 'the answer is no JSON object' });
}

function refused(refusal: WriteRefusal): WriteAnswer {
  return { ok: false, refusal };
}
