import type { OperatorHouse } from '../../operators/house.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import type { DescribeFormat } from './formats.ts';
import { houseDocument } from './house-document.ts';
import { houseText } from './house-text.ts';
import type { DrawOptions } from './list.ts';

/** Draws one operator's house in the format that was asked for. Ends with a newline. */
export function drawHouse(house: OperatorHouse, { format, width, color }: DrawOptions<DescribeFormat>): string {
  switch (format) {
    case 'json':
      return json(houseDocument(house));
    case 'yaml':
      return yaml(houseDocument(house));
    case 'text':
      return houseText(house, { width, paint: createPaint(color) });
  }
}
