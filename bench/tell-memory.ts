/** Preloaded into a process that is measured: when it ends, it says how much memory it had at most, in kilobytes. */
process.on('exit', () => process.stderr.write(`most memory ${process.resourceUsage().maxRSS}\n`))
