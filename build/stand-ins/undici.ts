/** Stands in for undici, which KubeConfig uses in createDispatcher() alone; requests go through our own transport. */
export class Agent {}
export class ProxyAgent {}
export const fetch = globalThis.fetch;
