import Apollo
import ApolloSQLite
import Foundation

/// The client of the graph. `token` answers a valid access token, and renews it where it must.
func makeGraph(url: URL, cache: URL, version: String, token: @escaping @Sendable () async throws -> String) throws -> ApolloClient {
  let store = ApolloStore(cache: try SQLiteNormalizedCache(fileURL: cache))
  let configuration = URLSessionConfiguration.default
  // Longer than the gateway's own deadline, so that its answer says what failed.
  configuration.timeoutIntervalForRequest = 40
  let transport = RequestChainNetworkTransport(
    urlSession: URLSession(configuration: configuration),
    interceptorProvider: Interceptors(token: token),
    store: store,
    endpointURL: url,
    apqConfig: .init(autoPersistQueries: true),
    useGETForQueries: true
  )
  return ApolloClient(
    networkTransport: transport,
    store: store,
    clientAwarenessMetadata: .init(clientApplicationName: "agent-ios", clientApplicationVersion: version)
  )
}

struct Interceptors: InterceptorProvider {
  let token: @Sendable () async throws -> String

  func httpInterceptors<Operation: GraphQLOperation>(for operation: Operation) -> [any HTTPInterceptor] {
    [Authorization(token: token), RetryAfter(), ResponseCodeInterceptor()]
  }
}

struct Authorization: HTTPInterceptor {
  let token: @Sendable () async throws -> String

  func intercept(request: URLRequest, next: NextHTTPInterceptorFunction) async throws -> HTTPResponse {
    var request = request
    request.setValue("Bearer \(try await token())", forHTTPHeaderField: "Authorization")
    return try await next(request)
  }
}

/// A request that the gateway refuses with 429 or 503 has not begun. So it is sent again, writes too, after as long as the gateway says.
struct RetryAfter: HTTPInterceptor {
  func intercept(request: URLRequest, next: NextHTTPInterceptorFunction) async throws -> HTTPResponse {
    var answer = try await next(request)
    for _ in 1...2 where [429, 503].contains(answer.response.statusCode) {
      guard let seconds = answer.response.value(forHTTPHeaderField: "Retry-After").flatMap(Int.init), seconds <= 60 else { break }
      try await Task.sleep(for: .seconds(seconds))
      answer = try await next(request)
    }
    return answer
  }
}
