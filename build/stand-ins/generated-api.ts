/** Stands in for client-node's generated API, which only KubeConfig.makeApiClient() uses; nothing here calls that. */
export class ServerConfiguration {}

export function createConfiguration(): never {
  throw new Error('the generated API client is not part of the bundle');
}
