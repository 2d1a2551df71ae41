/** `1,204` */
export function amount(count: number): string {
  return count.toLocaleString('en-US');
}
