export { systemClock, type Clock } from './clock.ts'
export { projectPath } from './project-path.ts'
