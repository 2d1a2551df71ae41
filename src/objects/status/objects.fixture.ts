import { type JsonObject, objectAt } from '../json.ts';
import { parseMetadata } from '../metadata.ts';
import type { KubeObject } from '../object.ts';
import { parseApiVersion } from '../resource-type.ts';
import { readinessOf } from './readiness.ts';

/** The time at which tests judge. */
export const NOW = Date.parse('2026-11-01T12:00:00Z');

/** An object for tests of readiness. */
export function objectOf(apiVersion: string, kind: string, body: JsonObject): KubeObject {
  const metadata = { name: 'x', namespace: 'shop', uid: 'u', ...objectAt(body, 'metadata') };
  const whole: JsonObject = { ...body, apiVersion, kind, metadata };
  const names = { resource: `${kind.toLowerCase()}s`, singular: kind.toLowerCase(), kind, shortNames: [] };
  const type = { ...parseApiVersion(apiVersion), ...names, categories: [], verbs: [], namespaced: true };
  return { type, metadata: parseMetadata(whole), body: whole };
}

/** `state ready reason` of an object. */
export function judged(apiVersion: string, kind: string, body: JsonObject): string {
  const { state, ready, reason } = readinessOf(objectOf(apiVersion, kind, body), NOW);
  return [state, ready || '-', reason].join(' ').trim();
}

/** Conditions from `Type=Status` or `Type=Status:Reason`. */
export function conditions(...texts: string[]): JsonObject[] {
  return texts.map((text) => {
    const [type = '', status = '', reason = ''] = text.split(/[=:]/);
    return { type, status, reason, message: `${type} says`, lastTransitionTime: '2026-11-01T11:00:00Z' };
  });
}
