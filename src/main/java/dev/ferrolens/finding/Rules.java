package dev.ferrolens.finding;

import java.util.List;

/** All rules. Their order is of no importance: findings are ranked. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new LlvmDominates(), new LinkTimeOptimisation(), new DebugInformation(), new CodegenUnitAlone(),
            new FewCodegenUnits(), new SlowLinker(),
            new ManyInstances(), new TooManyInstances(), new MultiplyingType(), new RepeatedInstances(),
            new TraitDominates(), new SelfTypeDominates(), new SlowFunction(), new SlowMacro(), new GeneratedCode(),
            new HeavyMetadata(), new LowReuse(), new NoReuse(),
            new CriticalCrate(), new SlowBuildScript(), new ProfilerOverhead());

    private Rules() {}
}
