import { CUSTOM_ATTRIBUTES_CHARACTERS } from "@byoa/contract";

/** What `predict` may know and say besides rows and predictions. */
export interface Invocation {
  /** `X-Amzn-SageMaker-Custom-Attributes` of the request, opaque text. */
  readonly customAttributes: string | undefined;
  /**
   * Sends custom attributes back; without this call the client sees none.
   * @throws RangeError for more than 1,024 characters, or other than visible US-ASCII (RT: InvokeEndpoint).
   */
  replyCustomAttributes(text: string): void;
}

/** An invocation that keeps what is replied. */
export function openInvocation(customAttributes: string | undefined): Invocation & { replied: string | undefined } {
  return {
    customAttributes,
    replied: undefined,
    replyCustomAttributes(text) {
      if (text.length > CUSTOM_ATTRIBUTES_CHARACTERS || !/^[\x20-\x7e]*$/.test(text)) {
        throw new RangeError(
          `custom attributes must be at most ${CUSTOM_ATTRIBUTES_CHARACTERS} visible US-ASCII characters`,
        );
      }
      this.replied = text;
    },
  };
}
