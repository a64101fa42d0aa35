interface Processor {
  key: string;
  name: string;
  subProcessors: readonly { name: string }[];
}

/**
 * Processors that reach themselves again through those they use, by their place in the list: the chain of who answers
 * for whom would have no end. Basis: GDPR art. 28(4). Names are compared without regard to case.
 */
export const loopsOfProcessors = (processors: readonly Processor[]): { place: number; name: string }[] => {
  const byName = new Map(processors.map((processor) => [processor.name.toLowerCase(), processor]));
  const reaches = (from: Processor, target: Processor, seen: ReadonlySet<string>): boolean =>
    from.subProcessors.some(({ name }) => {
      const next = byName.get(name.toLowerCase());
      if (!next || seen.has(next.key)) return false;
      return next.key === target.key || reaches(next, target, new Set([...seen, next.key]));
    });
  return processors.flatMap((processor, place) =>
    reaches(processor, processor, new Set()) ? [{ place, name: processor.name }] : [],
  );
};
