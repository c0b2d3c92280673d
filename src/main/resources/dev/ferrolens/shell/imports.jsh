import static dev.ferrolens.Ferrolens.*
import dev.ferrolens.*
import dev.ferrolens.breakdown.*
import dev.ferrolens.catalog.*
import dev.ferrolens.chart.*
import dev.ferrolens.comparison.*
import dev.ferrolens.flame.*
import dev.ferrolens.html.*
import dev.ferrolens.record.*
import dev.ferrolens.relation.*
import dev.ferrolens.report.*
import java.nio.file.*
import java.time.*
import java.util.*
import java.util.stream.*
import tech.tablesaw.api.*
