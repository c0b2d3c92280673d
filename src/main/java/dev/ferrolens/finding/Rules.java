package dev.ferrolens.finding;

import java.util.List;

/** The list of all rules. The order does not matter, since findings are ranked. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new GenericCopies(), new GenericInterface(), new InstancesTakenAlong(), new GenericsOfOthers(),
            new ManyFunctions(),
            new LongTypes(), new CostlyItem(),
            new IncludedData(),
            new Derives(), new DerivedMethods(),
            new ManyImpls(), new CrateWideWork(), new WorkOfOneKind(), new SlowMacro(),
            new TraitDominates(), new SelfTypeDominates(),
            new InlinedEverywhere(), new LinkTimeOptimisation(), new DebugInformation(), new CodegenUnitAlone(),
            new FewCodegenUnits(),
            new SlowLinker(), new RepeatedInstances(), new HeavyMetadata(), new LowReuse(), new NoReuse(),
            new CriticalCrate(), new DuplicateCrates(), new SlowBuildScript());

    private Rules() {}
}
