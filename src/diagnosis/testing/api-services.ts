import type { KubeObject } from '../../objects/object.ts';
import type { SymptomOf } from '../symptom.ts';
import { built } from './kinds.ts';

/** That v1 of metrics.example.com does not answer. */
export const API_DOWN: SymptomOf<'api-down'> = { kind: 'api-down', group: 'metrics.example.com', version: 'v1' };

/** Its APIService, behind Service shop/api, with a condition Available. */
export function apiService(status: string, reason: string, message = '', annotations = {}): KubeObject {
  const conditions = [{ type: 'Available', status, reason, message, lastTransitionTime: '2026-01-01T11:30:00Z' }];
  const service = { namespace: 'shop', name: 'api', port: 443 };
  const spec = { group: 'metrics.example.com', version: 'v1', service };
  return built('APIService', 'v1.metrics.example.com', { metadata: { annotations }, spec, status: { conditions } });
}

/** An APIService that the API server answers itself. */
export function localApiService(): KubeObject {
  return built('APIService', 'v1.metrics.example.com', { spec: { group: 'metrics.example.com', version: 'v1' } });
}

/** What a check says that got no answer, or a wrong one (kube-aggregator). */
export function failedCheck(what: string): KubeObject {
  const url = 'https://10.0.0.1:443/apis/metrics.example.com/v1';
  return apiService('False', 'FailedDiscoveryCheck', `failing or missing response from ${url}: ${what}`);
}
