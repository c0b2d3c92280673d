import static dev.ferrolens.Ferrolens.*
import dev.ferrolens.*
import dev.ferrolens.breakdown.*
import dev.ferrolens.catalog.*
import dev.ferrolens.comparison.*
import dev.ferrolens.record.*
import dev.ferrolens.relation.*
import java.nio.file.*
import java.time.*
import java.util.*
import java.util.stream.*
import tech.tablesaw.api.*
