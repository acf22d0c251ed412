export { ListSkeleton as default } from "../../../frame/list-skeleton.tsx";
