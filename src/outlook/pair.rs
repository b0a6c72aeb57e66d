//! Two numbers that are computed with at once: one instruction where a browser has one for both.
//!
//! Each of the two comes to the same, to the last bit, on every machine: multiplying and adding round as they do for one number.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod both {
    use std::arch::wasm32::{f64x2, f64x2_add, f64x2_extract_lane, f64x2_mul, f64x2_splat, i64x2_shuffle, v128};

    #[derive(Clone, Copy)]
    pub(in super::super) struct Pair(v128);

    impl Pair {
        pub(in super::super) fn of(first: f64, second: f64) -> Pair {
            Pair(f64x2(first, second))
        }

        pub(in super::super) fn both(value: f64) -> Pair {
            Pair(f64x2_splat(value))
        }

        pub(in super::super) fn plus(self, weight: Pair, more: Pair) -> Pair {
            Pair(f64x2_add(self.0, f64x2_mul(weight.0, more.0)))
        }

        pub(in super::super) fn across(self, next: Pair) -> Pair {
            Pair(i64x2_shuffle::<1, 2>(self.0, next.0))
        }

        pub(in super::super) fn parts(self) -> [f64; 2] {
            [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod both {
    #[derive(Clone, Copy)]
    pub(in super::super) struct Pair([f64; 2]);

    impl Pair {
        pub(in super::super) fn of(first: f64, second: f64) -> Pair {
            Pair([first, second])
        }

        /// The same twice.
        pub(in super::super) fn both(value: f64) -> Pair {
            Pair([value; 2])
        }

        /// Each with a weight times another added.
        pub(in super::super) fn plus(self, weight: Pair, more: Pair) -> Pair {
            let ([a, b], [v, w], [x, y]) = (self.0, weight.0, more.0);
            Pair([a + v * x, b + w * y])
        }

        /// The second of this one and the first of the next.
        pub(in super::super) fn across(self, next: Pair) -> Pair {
            let ([_, second], [first, _]) = (self.0, next.0);
            Pair([second, first])
        }

        pub(in super::super) fn parts(self) -> [f64; 2] {
            self.0
        }
    }
}

pub(super) use both::Pair;
