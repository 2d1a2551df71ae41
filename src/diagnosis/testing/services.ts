import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { SymptomOf } from '../symptom.ts';
import { built } from './kinds.ts';

/** Service shop/api, which selects app=web and sends port 443 to port https of its pods, unless told otherwise. */
export function service(spec: JsonObject = {}): KubeObject {
  const ports = [{ name: 'https', port: 443, targetPort: 'https' }];
  return built('Service', 'api', { spec: { type: 'ClusterIP', selector: { app: 'web' }, ports, ...spec } });
}

/** An EndpointSlice of that Service with so many endpoints. */
export function endpointSlice(ready: number, notReady = 0, ports: JsonObject[] = [{ name: 'https', port: 9443 }]) {
  const endpoint = (isReady: boolean): JsonObject => ({ addresses: ['10.0.0.1'], conditions: { ready: isReady } });
  const endpoints = [...Array(ready).fill(endpoint(true)), ...Array(notReady).fill(endpoint(false))];
  const labels = { 'kubernetes.io/service-name': 'api' };
  return built('EndpointSlice', 'api-1', { metadata: { labels }, endpoints, ports });
}

/** That Service shop/api does not answer an APIService at a port. */
export function serviceDown(port: number | undefined = 443): SymptomOf<'service-down'> {
  return { kind: 'service-down', namespace: 'shop', name: 'api', usedBy: 'APIService v1.example.com', port };
}
