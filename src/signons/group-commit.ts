/**
 * Has work done in groups: whatever waits when a group begins goes into it, and the next begins when it has ended. One group at
 * a time, in the order of arrival. Takes what does a group, which gives one result for each of it, and how many go in at most. When a
 * group fails, everybody in it is told the same and may ask again; nothing is dropped in silence.
 */
export function groupCommit<Work, Result>(
  doAll: (works: readonly Work[]) => Promise<readonly Result[]>,
  most: number,
): (work: Work) => Promise<Result> {
  type Waiting = { readonly work: Work; readonly settle: (result: Result) => void; readonly fail: (error: unknown) => void }
  let waiting: Waiting[] = []
  let running = false

  const run = async (): Promise<void> => {
    running = true
    // What arrives in this turn of the event loop is in the same group.
    await Promise.resolve()
    while (waiting.length > 0) {
      const group = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        const results = await doAll(group.map(({ work }) => work))
        group.forEach(({ settle }, index) => settle(results[index]!))
      } catch (error) {
        group.forEach(({ fail }) => fail(error))
      }
    }
    running = false
  }

  return (work) =>
    new Promise((settle, fail) => {
      waiting.push({ work, settle, fail })
      if (!running) void run()
    })
}
