type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/**
 * The same numbers with room for at least `count`, zeros behind them. The array that was given is not to be used again.
 */
export function grown<T extends Numbers>(make: new (buffer: ArrayBuffer) => T, column: T, count: number): T {
  if (count <= column.length) return column;
  return new make(column.buffer.transfer(column.BYTES_PER_ELEMENT * Math.max(count, column.length * 2)));
}
