/**
 * Twice a quantity of memory in the same unit: `256Mi` → `512Mi`; undefined for one that is not a whole number with a
 * suffix of apimachinery pkg/api/resource.
 */
export function doubled(quantity: string): string | undefined {
  const [, number, suffix = ''] = /^(\d{1,15})(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?$/.exec(quantity) ?? [];
  return number === undefined ? undefined : `${Number(number) * 2}${suffix}`;
}
