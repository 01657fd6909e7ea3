package com.example.agent

import com.apollographql.apollo.ApolloClient
import com.apollographql.apollo.api.http.HttpMethod
import com.apollographql.apollo.api.http.HttpRequest
import com.apollographql.apollo.api.http.HttpResponse
import com.apollographql.apollo.network.http.ApolloClientAwarenessInterceptor
import com.apollographql.apollo.network.http.DefaultHttpEngine
import com.apollographql.apollo.network.http.HttpInterceptor
import com.apollographql.apollo.network.http.HttpInterceptorChain
import com.apollographql.cache.normalized.memory.MemoryCacheFactory
import com.apollographql.cache.normalized.sql.SqlNormalizedCacheFactory
import com.example.graph.cache.Cache.cache
import kotlinx.coroutines.delay

/** The client of the graph. `token` answers a valid access token, and renews it where it must. */
fun createGraph(url: String, version: String, token: suspend () -> String): ApolloClient =
    ApolloClient.Builder()
        .serverUrl(url)
        // Longer than the gateway's own deadline, so that its answer says what failed.
        .httpEngine(DefaultHttpEngine(timeoutMillis = 40_000))
        .addHttpInterceptor(ApolloClientAwarenessInterceptor("agent-android", version))
        .addHttpInterceptor(Authorization(token))
        .addHttpInterceptor(RetryAfter)
        .autoPersistedQueries(
            httpMethodForHashedQueries = HttpMethod.Get,
            httpMethodForDocumentQueries = HttpMethod.Post,
        )
        // The compiler plugin generates `cache` from the policies of extra.graphqls.
        .cache(MemoryCacheFactory(maxSizeBytes = 4 * 1024 * 1024).chain(SqlNormalizedCacheFactory("graph.db")))
        .build()

private class Authorization(private val token: suspend () -> String) : HttpInterceptor {
    override suspend fun intercept(request: HttpRequest, chain: HttpInterceptorChain): HttpResponse =
        chain.proceed(request.newBuilder().addHeader("Authorization", "Bearer ${token()}").build())
}

/** A request that the gateway refuses with 429 or 503 has not begun. So it is sent again, writes too, after as long as the gateway says. */
private object RetryAfter : HttpInterceptor {
    override suspend fun intercept(request: HttpRequest, chain: HttpInterceptorChain): HttpResponse {
        var answer = chain.proceed(request)
        repeat(2) {
            if (answer.statusCode != 429 && answer.statusCode != 503) return answer
            val header = answer.headers.firstOrNull { it.name.equals("Retry-After", ignoreCase = true) }
            val seconds = header?.value?.toLongOrNull() ?: return answer
            if (seconds > 60) return answer
            answer.body?.close()
            delay(seconds * 1000)
            answer = chain.proceed(request)
        }
        return answer
    }
}
