export { saysWhatIsPublished } from '../../../publishing/index.ts'
