import type { IncomingHttpHeaders } from 'node:http';
import type { GapReason } from '../../../objects/gap.ts';
import { isObject, type Json, numberAt, stringAt } from '../../../objects/json.ts';
import type { Failure } from '../transport/failure.ts';

/** Longest text without a Status that is shown, in characters. */
const LONGEST_TEXT = 300;

/** Reads an answer that is not a success: a metav1.Status, or whatever a proxy or load balancer says instead. */
export function serverFailure(status: number, headers: IncomingHttpHeaders, body: string): Failure {
  const parsed = parse(body);
  const isStatus = isObject(parsed) && stringAt(parsed, 'kind') === 'Status';
  const message = (isStatus ? stringAt(parsed, 'message') : plainText(headers, body)) || phrase(status);
  const seconds = Number(headers['retry-after'] ?? numberAt(parsed, 'details', 'retryAfterSeconds'));
  return {
    reason: reasonOf(status),
    message: status === 401 ? `You must be logged in to the server (${message})` : message,
    status,
    statusReason: isStatus ? (stringAt(parsed, 'reason') ?? '') : undefined,
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined,
    goOnWith: isStatus ? stringAt(parsed, 'metadata', 'continue') || undefined : undefined,
    broken: false,
  };
}

function reasonOf(status: number): GapReason {
  if (status >= 500) return status === 504 ? 'timeout' : 'unavailable';
  return BY_STATUS[status] ?? 'invalid';
}

const BY_STATUS: Readonly<Record<number, GapReason>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  410: 'unavailable',
  429: 'throttled',
};

function plainText(headers: IncomingHttpHeaders, body: string): string {
  if (headers['content-type']?.includes('html')) return '';
  return body.trim().slice(0, LONGEST_TEXT);
}

function phrase(status: number): string {
  return `the server answered ${status}`;
}

function parse(body: string): Json | undefined {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
