/// <reference lib="dom" />

/** Leads whoever sent a form to what is wrong with it, or to what somebody else changed. */
export const showWhatIsWrong = (): void => document.querySelector<HTMLElement>('.summary, .conflict')?.focus()
