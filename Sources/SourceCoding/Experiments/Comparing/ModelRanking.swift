/// Several models on the same data: which costs least, by how much, and how each does for its
/// size.
///
/// One of the models is the *reference*, against which divergences are taken: KL(q‖z) with q the
/// reference and z the other model.
package struct ModelRanking: Sendable {
  /// What is known of a model.
  package struct Model: Sendable {
    /// What it is called.
    package let name: String

    /// Its size in bytes; `nil` if nobody said.
    package let size: Double?

    /// Its loss in nats per row, token or byte; infinite if it calls something impossible.
    package let loss: Double

    /// The interval of the loss; `nil` where there is none.
    package let interval: GroupInterval?

    /// KL(q‖z) from the reference in nats per row or token; 0 for the reference itself, `nil` where
    /// distributions are not known.
    package let divergence: Double?

    /// The interval of the divergence; `nil` for the reference.
    package let divergenceInterval: GroupInterval?

    package init(
      name: String, size: Double?, loss: Double, interval: GroupInterval?, divergence: Double?,
      divergenceInterval: GroupInterval?
    ) {
      (self.name, self.size) = (name, size)
      (self.loss, self.interval) = (loss, interval)
      (self.divergence, self.divergenceInterval) = (divergence, divergenceInterval)
    }
  }

  /// A model against what others would cost at its size.
  package struct EqualSize: Sendable {
    /// The model, and those next to it in size; both are the same one if that has its size.
    package let model: Int
    package let smaller: Int
    package let larger: Int

    /// How much of the larger is in the mixture: 0 is the size of the smaller, 1 that of the larger.
    package let weight: Double

    /// What the others would cost at that size, in nats.
    package let loss: Double

    /// How much more the model costs, in nats.
    package let difference: Double

    /// Half the width of the interval of the difference, at most; `nil` where there is none.
    package let halfWidth95: Double?

    /// KL from the reference that the others would have at that size, in nats.
    package let divergence: Double?
  }

  /// The models, in the order in which they were named.
  package let models: [Model]

  /// The places of the models, the least loss first; equal losses in the order of the models.
  package let order: [Int]

  /// How much more each model costs than the best one, paired, in nats; `nil` for the best one, and
  /// where there is no interval.
  package let behindBest: [GroupInterval?]

  /// The comparisons at equal size, in the order of the sizes.
  package let equalSizes: [EqualSize]

  /// Ranks models.
  ///
  /// - Parameters:
  ///   - models: at least two.
  ///   - difference: the paired difference of the losses of two models, the second less the first,
  ///     in nats.
  /// - Throws: what `difference` throws.
  package init<Failure: Error>(
    _ models: [Model],
    difference: (_ first: Int, _ second: Int) throws(Failure) -> GroupInterval?
  ) throws(Failure) {
    precondition(models.count > 1, "a ranking is of two models or more")
    self.models = models
    order = models.indices.sorted { (models[$0].loss, $0) < (models[$1].loss, $1) }
    var behind: [GroupInterval?] = []
    for index in models.indices {
      behind.append(index == order[0] ? nil : try difference(order[0], index))
    }
    behindBest = behind
    var equal: [EqualSize] = []
    for (model, smaller, larger) in Self.neighbours(of: models) {
      equal.append(
        Self.equalSize(
          models, model, smaller, larger,
          try difference(smaller, model),
          smaller == larger ? nil : try difference(larger, model)))
    }
    equalSizes = equal
  }

  /// Each model with those next to it in size, where there are such on both sides.
  private static func neighbours(of models: [Model]) -> [(Int, Int, Int)] {
    let sized = models.indices.filter { models[$0].size != nil && models[$0].loss.isFinite }
      .sorted { (models[$0].size ?? 0, $0) < (models[$1].size ?? 0, $1) }
    return sized.compactMap { model in
      let others = sized.filter { $0 != model }
      let size = models[model].size ?? 0
      if let same = others.first(where: { models[$0].size == size }) { return (model, same, same) }
      guard let smaller = others.last(where: { (models[$0].size ?? 0) < size }),
        let larger = others.first(where: { (models[$0].size ?? 0) > size })
      else { return nil }
      return (model, smaller, larger)
    }
  }

  /// The point at the size of a model on the line between two others, over the logarithm of size.
  ///
  /// The difference is (1 − w)·(m − a) + w·(m − b), whose standard deviation is at most the same
  /// mean of those of its parts, however they depend on each other; so the interval is never too
  /// narrow.
  private static func equalSize(
    _ models: [Model], _ model: Int, _ smaller: Int, _ larger: Int, _ overSmaller: GroupInterval?,
    _ overLarger: GroupInterval?
  ) -> EqualSize {
    let logs = [model, smaller, larger].map { Mathematics.log(models[$0].size ?? 1) }
    let weight = smaller == larger ? 0 : (logs[0] - logs[1]) / (logs[2] - logs[1])
    func mixed(_ a: Double, _ b: Double) -> Double {
      weight == 0 ? a : (1 - weight) * a + weight * b
    }
    let loss = mixed(models[smaller].loss, models[larger].loss)
    let halfWidth = overSmaller.flatMap { a in
      weight == 0
        ? a.halfWidth95 : overLarger.map { mixed(a.halfWidth95, $0.halfWidth95) }
    }
    let divergence = models[smaller].divergence.flatMap { a in
      models[larger].divergence.map { mixed(a, $0) }
    }
    return EqualSize(
      model: model, smaller: smaller, larger: larger, weight: weight, loss: loss,
      difference: models[model].loss - loss, halfWidth95: halfWidth, divergence: divergence)
  }
}
