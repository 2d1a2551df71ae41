import type { Tools } from './tools.ts';
import type { ScenarioWebhook } from './webhook.ts';

/** Makes a server of the scenario's answer for an API group, version v1; answers the name of the APIService. */
export async function aggregateTo(
  tools: Tools,
  group: string,
  { namespace, name, caBundle }: ScenarioWebhook,
): Promise<string> {
  await tools.apply({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `v1.${group}` },
    spec: {
      group,
      version: 'v1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      caBundle,
      service: { namespace, name },
    },
  });
  return `v1.${group}`;
}

/** Resolves when the API server has found an aggregated API not to be available, for that reason. */
export async function apiUnavailable(tools: Tools, apiService: string, reason: string): Promise<void> {
  const path = 'jsonpath={.status.conditions[?(@.type=="Available")].reason}';
  await tools.waitFor(`${apiService} to be unavailable`, async () =>
    (await tools.kubectl('get', 'apiservice', apiService, '-o', path)).includes(reason),
  );
}
