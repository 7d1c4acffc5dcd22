/** The buffers to hand over rather than copy: those that a body fills alone (small Buffers are slices of a shared pool). */
export function ownedBuffer(body: Uint8Array): ArrayBuffer[] {
  return body.buffer instanceof ArrayBuffer && body.buffer.byteLength === body.byteLength ? [body.buffer] : [];
}
