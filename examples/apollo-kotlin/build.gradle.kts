// The module that holds the graph. Apollo Kotlin 5; what differs in 4.3 is said beside it.
plugins {
    id("com.android.library")
    kotlin("android")
    id("com.apollographql.apollo") version "5.0.0"
}

val apolloVersion = "5.0.0"
val cacheVersion = "1.0.0"

dependencies {
    implementation("com.apollographql.apollo:apollo-runtime:$apolloVersion")
    implementation("com.apollographql.cache:normalized-cache:$cacheVersion")
    implementation("com.apollographql.cache:normalized-cache-sqlite:$cacheVersion")
}

apollo {
    service("graph") {
        packageName.set("com.example.graph")

        // npm run schema -- --out src/main/graphql/schema.graphqls
        schemaFiles.from("src/main/graphql/schema.graphqls", "src/main/graphql/extra.graphqls")

        mapScalarToKotlinString("DateTime")
        mapScalarToKotlinAny("JSON")

        // A value that this app does not know yet becomes UNKNOWN__ with its name, not an error.
        sealedClassesForEnumsMatching.set(listOf(".*"))

        // For the gateway's PERSISTED_DOCUMENTS_FILE.
        operationManifestFormat.set("persistedQueryManifest")

        plugin("com.apollographql.cache:normalized-cache-apollo-compiler-plugin:$cacheVersion")
        // Apollo Kotlin 4.3: plugin("…") { argument("com.apollographql.cache.packageName", packageName.get()) }
        pluginArgument("com.apollographql.cache.packageName", packageName.get())
    }
}
